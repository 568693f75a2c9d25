package org.mailwright.model;

import java.util.regex.Pattern;

/**
 * A password hash as Dovecot's passwd-file carries it: a scheme and the hash. It never prints.
 *
 * @param scheme Dovecot's scheme name in upper case, e.g. {@code SHA512-CRYPT}
 * @param hash the hash without its {@code {SCHEME}} prefix, of printable ASCII without colon or blank
 */
public record PasswordHash(String scheme, String hash) {
    /** Compiled once: a directory has a million of them. */
    private static final Pattern SCHEME = Pattern.compile("[A-Z0-9][A-Z0-9.-]*");

    public PasswordHash {
        boolean clean = hash.chars().allMatch(c -> c > ' ' && c < 127 && c != ':');
        if (!clean || hash.isEmpty() || !SCHEME.matcher(scheme).matches()) {
            throw new IllegalArgumentException("not a password hash");
        }
    }

    @Override
    public String toString() {
        return "{" + scheme + "}***";
    }
}
