package org.mailwright.rule.dkim;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An RSA key that verifiers must not accept (RFC 8301 section 3.2). */
public final class DkimKeyTooShort implements Rule {
    @Override
    public String id() {
        return "dkim-key-too-short";
    }

    private static final int LEAST = 1024;

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return SizedKey.of(evidence)
                .filter(key -> key.bits() < LEAST)
                .map(key -> Diagnostic.error(
                                id(), key.location(), key + ", and verifiers refuse what is below " + LEAST)
                        .advising("make one of 2048 bits under a new selector"))
                .toList();
    }
}
