package org.mailwright.rule.dkim;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An RSA key that verifiers need not handle (RFC 8301 section 3.2). */
public final class DkimKeyOversize implements Rule {
    public static final Kind KIND = Kind.warning("dkim", "dkim-key-oversize").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    private static final int MOST = 4096;

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return SizedKey.of(evidence)
                .filter(key -> key.bits() > MOST)
                .map(key -> Diagnostic.warning(
                                KIND, key.location(), key + ", and verifiers need handle " + MOST + " at most")
                        .advising("make one of 2048 bits under a new selector"))
                .toList();
    }
}
