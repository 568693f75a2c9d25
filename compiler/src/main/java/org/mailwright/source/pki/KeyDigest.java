package org.mailwright.source.pki;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a SubjectPublicKeyInfo: the data of a TLSA 3 1 1 record (RFC 6698 section 2.1). */
final class KeyDigest {
    private KeyDigest() {}

    static String of(byte[] subjectPublicKeyInfo) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(subjectPublicKeyInfo));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
