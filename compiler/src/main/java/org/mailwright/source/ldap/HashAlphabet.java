package org.mailwright.source.ldap;

/** The characters that a part of a password hash is written in; all are ASCII. */
final class HashAlphabet {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    static final HashAlphabet DECIMAL = new HashAlphabet(DIGITS);
    static final HashAlphabet HEXADECIMAL = new HashAlphabet(DIGITS + "abcdefABCDEF");
    /** RFC 4648 section 4, less the padding. */
    static final HashAlphabet BASE64 = new HashAlphabet(DIGITS + LETTERS + "+/");
    /** Of crypt(3). */
    static final HashAlphabet CRYPT = new HashAlphabet(DIGITS + LETTERS + "./");
    /** Of a salt of Dovecot's PBKDF2. */
    static final HashAlphabet SALT = new HashAlphabet(DIGITS + LETTERS + "./+=_-");
    /** All that can be between two dollar signs. */
    static final HashAlphabet FIELD = new HashAlphabet(DIGITS + LETTERS + "!\"#%&'()*+,-./;<=>?@[\\]^_`{|}~");

    private final boolean[] has = new boolean[128];

    private HashAlphabet(String characters) {
        for (int i = 0; i < characters.length(); i++) {
            has[characters.charAt(i)] = true;
        }
    }

    /** The place of the first character from {@code from} on that is not of this alphabet. */
    int end(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) < has.length && has[text.charAt(at)]) {
            at++;
        }
        return at;
    }
}
