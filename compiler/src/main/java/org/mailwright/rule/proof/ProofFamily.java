package org.mailwright.rule.proof;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about emitted files that do not do what the model says. */
public final class ProofFamily {
    private ProofFamily() {}

    /** Its rules, and the findings that readers, writers and commands see themselves; both in the order of their names. */
    public static Family family() {
        return new Family(
                "proof",
                List.of(),
                List.of(
                        "proof-access",
                        "proof-dkim",
                        "proof-dmarc",
                        "proof-forgery",
                        "proof-from",
                        "proof-mark",
                        "proof-password",
                        "proof-recipient",
                        "proof-route",
                        "proof-sender",
                        "proof-signing",
                        "proof-spf",
                        "proof-table",
                        "proof-zone"));
    }
}
