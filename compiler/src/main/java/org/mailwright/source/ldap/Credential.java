package org.mailwright.source.ldap;

import java.util.List;

/** What userPassword says about logging in (ud-ldap: UDLdap.py, pw_active). */
enum Credential {
    USABLE,
    /** {@code {CRYPT}*LK*…}, {@code {CRYPT}!…}, or nothing in it. */
    LOCKED,
    /** Not there, or not shown to the reader. */
    ABSENT;

    private static final String LOCK = "{CRYPT}*LK*";
    private static final String DISABLED = "{CRYPT}!";

    /** One locked value locks. */
    static Credential of(DirectoryEntry entry) {
        List<DirectoryEntry.Attribute> passwords = entry.values(Accounts.USER_PASSWORD);
        for (DirectoryEntry.Attribute password : passwords) {
            String text = password.text();
            if (text.isBlank() || begins(text, LOCK) || begins(text, DISABLED)) {
                return LOCKED;
            }
        }
        return passwords.isEmpty() ? ABSENT : USABLE;
    }

    private static boolean begins(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
