package org.mailwright.rule.ldap;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about people's accounts in the directory. */
public final class LdapFamily {
    private LdapFamily() {}

    /** Its rules, in the order of their names. */
    public static Family family() {
        return new Family(
                "ldap",
                List.of(new LdapAccountExpired(), new LdapForwardListMulti(), new LdapPasswordWithoutForward()));
    }
}
