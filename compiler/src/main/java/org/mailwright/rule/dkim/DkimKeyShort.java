package org.mailwright.rule.dkim;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An RSA key of fewer bits than signers should have (RFC 8301 section 3.2). */
public final class DkimKeyShort implements Rule {
    public static final Kind KIND = Kind.warning("dkim", "dkim-key-short").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    private static final int LEAST = 1024;
    private static final int ADVISED = 2048;

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return SizedKey.of(evidence)
                .filter(key -> key.bits() >= LEAST && key.bits() < ADVISED)
                .map(key -> Diagnostic.warning(KIND, key.location(), key.toString())
                        .advising("make one of " + ADVISED + " bits under a new selector"))
                .toList();
    }
}
