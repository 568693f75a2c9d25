package org.mailwright.model;

import java.util.Set;

/** The schemes of stored passwords by the names that Dovecot gives them. */
public final class PasswordScheme {
    /** {@code doveadm pw -l} of Dovecot 2.3 less the schemes that keep the password itself. */
    public static final Set<String> HASHES = Set.of(
            "ARGON2I",
            "ARGON2ID",
            "BLF-CRYPT",
            "CRAM-MD5",
            "CRYPT",
            "DES-CRYPT",
            "DIGEST-MD5",
            "HMAC-MD5",
            "LDAP-MD5",
            "MD5",
            "MD5-CRYPT",
            "OTP",
            "PBKDF2",
            "PLAIN-MD4",
            "PLAIN-MD5",
            "SCRAM-SHA-1",
            "SCRAM-SHA-256",
            "SHA",
            "SHA1",
            "SHA256",
            "SHA256-CRYPT",
            "SHA512",
            "SHA512-CRYPT",
            "SMD5",
            "SSHA",
            "SSHA256",
            "SSHA512");

    /** Dovecot 2.4 has it, 2.3 has not. */
    public static final String ARGON2 = "ARGON2";

    /** The schemes that keep the password itself: no account with one is written. */
    public static final Set<String> CLEARTEXT = Set.of("CLEAR", "CLEARTEXT", "PLAIN", "PLAIN-TRUNC");

    private PasswordScheme() {}

    /** True for a name that some release of Dovecot knows. */
    public static boolean isKnown(String name) {
        return HASHES.contains(name) || CLEARTEXT.contains(name) || name.equals(ARGON2);
    }
}
