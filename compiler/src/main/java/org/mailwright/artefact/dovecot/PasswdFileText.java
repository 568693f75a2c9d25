package org.mailwright.artefact.dovecot;

import org.mailwright.model.PasswordHash;

/**
 * Writes lines of Dovecot's passwd-file: a user, a colon, a password and nothing more, so that no field can follow that
 * changes who is logged in. There is no escaping; what cannot stand there is refused.
 */
final class PasswdFileText {
    private PasswdFileText() {}

    /** True for a name that Dovecot lets log in (auth_username_chars) and that cannot be taken for a comment. */
    static boolean isUser(String uid) {
        return !uid.isEmpty() && uid.charAt(0) != '.' && uid.charAt(0) != '-' && isOf(uid, false, "._-");
    }

    /** True for the alphabet that hashes are made of (crypt(5), base64, hexadecimal, argon2's parameters). */
    static boolean isHash(String hash) {
        return !hash.isEmpty() && isOf(hash, true, "./+=$,_-");
    }

    /** True for letters, digits and these characters; a loop, since there are a million lines. */
    private static boolean isOf(String text, boolean upper, String also) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || upper && c >= 'A' && c <= 'Z';
            if (!word && also.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** {@code alice:{SHA512-CRYPT}$6$…}. */
    static String entry(String uid, PasswordHash password) {
        if (!isUser(uid) || !isHash(password.hash())) {
            throw new IllegalArgumentException("not a line of a passwd-file");
        }
        return uid + ":{" + password.scheme() + "}" + password.hash();
    }
}
