package org.mailwright.rule.password;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about the passwords of submission. */
public final class PasswordFamily {
    private PasswordFamily() {}

    /** Its rules, in the order of their names. */
    public static Family family() {
        return new Family("password", List.of(new PasswdRoundsLow(), new PasswdSharedHash()));
    }
}
