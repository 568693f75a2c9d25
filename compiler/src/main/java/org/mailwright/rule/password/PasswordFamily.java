package org.mailwright.rule.password;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about the passwords of submission. */
public final class PasswordFamily {
    private PasswordFamily() {}

    /** Its rules, and the findings that readers, writers and commands see themselves; both in the order of their names. */
    public static Family family() {
        return new Family(
                "password",
                List.of(new PasswdRoundsLow(), new PasswdSharedHash()),
                List.of(
                        "passwd-cost-high",
                        "passwd-crypt-des",
                        "passwd-locked-marker",
                        "passwd-scheme-cleartext",
                        "passwd-scheme-malformed",
                        "passwd-scheme-missing",
                        "passwd-scheme-unknown",
                        "passwd-scheme-weak",
                        "passwd-scheme-weak-disabled",
                        "passwd-user-duplicate",
                        "passwd-user-syntax"));
    }
}
