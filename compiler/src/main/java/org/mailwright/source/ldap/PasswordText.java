package org.mailwright.source.ldap;

import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.LdapKinds;

/** Values of mailPassword that would mean something else in a passwd-file; no finding shows any of the value. */
final class PasswordText {
    private PasswordText() {}

    /** True when a line of the password file would end, or hold other fields, where the value stands; or blanks surround it. */
    static boolean isUnsafe(String text) {
        return hasDelimiter(text) || isPadded(text);
    }

    /** The one finding of such a value. */
    static Diagnostic finding(String text, Location at) {
        return hasDelimiter(text)
                ? Diagnostic.warning(
                                LdapKinds.MAILPASSWORD_DELIMITER,
                                at,
                                "the password has a character that ends a field of Dovecot's password file")
                        .advising("look at who set it, and set it anew; the account cannot log in until then")
                : Diagnostic.warning(
                                LdapKinds.MAILPASSWORD_SPACE,
                                at,
                                "the password has a blank in front or behind, as part of it")
                        .advising("set it anew without; the account cannot log in until then");
    }

    /** Dovecot's fields end at a colon and its lines at a line feed; its protocol splits at a tab, and C at NUL. */
    private static boolean hasDelimiter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':' || c < ' ' || c == 127) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPadded(String text) {
        return !text.equals(text.strip());
    }
}
