package org.mailwright.artefact.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;

/** The UUID of a domain name: version 5 in the DNS namespace (RFC 9562 sections 5.5 and 6.6), the same on every run. */
final class NameUuid {
    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    private NameUuid() {}

    /** In upper case, as Apple writes the UUIDs of its profiles. */
    static String of(String name) {
        byte[] hash = sha1(name);
        hash[6] = (byte) (hash[6] & 0x0f | 0x50);
        hash[8] = (byte) (hash[8] & 0x3f | 0x80);
        ByteBuffer bits = ByteBuffer.wrap(hash);
        return new UUID(bits.getLong(), bits.getLong()).toString().toUpperCase(Locale.ROOT);
    }

    private static byte[] sha1(String name) {
        ByteBuffer namespace = ByteBuffer.allocate(16);
        namespace.putLong(DNS.getMostSignificantBits()).putLong(DNS.getLeastSignificantBits());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(namespace.array());
            return digest.digest(name.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
