package org.mailwright.rule.dkim;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An RSA key that verifiers must not accept (RFC 8301 section 3.2). */
public final class DkimKeyTooShort implements Rule {
    public static final Kind KIND = Kind.error("dkim", "dkim-key-too-short").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    private static final int LEAST = 1024;

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return SizedKey.of(evidence)
                .filter(key -> key.bits() < LEAST)
                .map(key -> Diagnostic.error(
                                KIND, key.location(), key + ", and verifiers refuse what is below " + LEAST)
                        .advising("make one of 2048 bits under a new selector"))
                .toList();
    }
}
