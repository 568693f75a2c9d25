package org.mailwright.model;

/**
 * A password hash as Dovecot's passwd-file carries it: a scheme and the hash. It never prints.
 *
 * @param scheme Dovecot's scheme name in upper case, e.g. {@code SHA512-CRYPT}
 * @param hash the hash without its {@code {SCHEME}} prefix, of printable ASCII without colon or blank
 */
public record PasswordHash(String scheme, String hash) {
    // Loops, not patterns: a directory has a million of them.
    public PasswordHash {
        if (!isClean(hash) || !isScheme(scheme)) {
            throw new IllegalArgumentException("not a password hash");
        }
    }

    private static boolean isClean(String hash) {
        for (int i = 0; i < hash.length(); i++) {
            char c = hash.charAt(i);
            if (c <= ' ' || c >= 127 || c == ':') {
                return false;
            }
        }
        return !hash.isEmpty();
    }

    private static boolean isScheme(String scheme) {
        for (int i = 0; i < scheme.length(); i++) {
            char c = scheme.charAt(i);
            boolean first = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!first && (i == 0 || c != '.' && c != '-')) {
                return false;
            }
        }
        return !scheme.isEmpty();
    }

    @Override
    public String toString() {
        return "{" + scheme + "}***";
    }
}
