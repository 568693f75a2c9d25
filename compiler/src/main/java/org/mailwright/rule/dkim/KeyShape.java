package org.mailwright.rule.dkim;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What the octets of a {@code p=} tag are (RFC 6376 section 3.6.1, RFC 8463 section 4). Only their frame is read, as DER
 * (X.690): enough to tell what a record's author took for a key.
 *
 * @param bits the size of an RSA key, else 0
 */
record KeyShape(Kind kind, int bits) {
    private static final byte[] RSA = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01};
    private static final byte[] ED25519 = {0x2b, 0x65, 0x70};
    private static final int RAW_LENGTH = 32;
    private static final KeyShape BROKEN = of(Kind.BROKEN);

    /** The kinds of octets. */
    enum Kind {
        /** An empty {@code p=}. */
        REVOKED,
        /** SubjectPublicKeyInfo, or RSAPublicKey alone, which verifiers take too. */
        RSA,
        /** 32 octets: what Ed25519 wants. */
        RAW,
        /** An Ed25519 key in the frame that openssl prints. */
        ED25519_INFO,
        /** A private key in the frames of PKCS #1, PKCS #8 or SEC 1. */
        PRIVATE,
        BROKEN
    }

    private static KeyShape of(Kind kind) {
        return new KeyShape(kind, 0);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** The shape of a tag's value; blanks in it do not count. */
    static KeyShape of(String value) {
        String packed = value.replaceAll("[ \\t]", "");
        if (packed.isEmpty()) {
            return of(Kind.REVOKED);
        }
        try {
            return of(Base64.getDecoder().decode(packed));
        } catch (IllegalArgumentException e) {
            return BROKEN;
        }
    }

    private static KeyShape of(byte[] octets) {
        if (octets.length == RAW_LENGTH) {
            return of(Kind.RAW);
        }
        List<Der> whole = Der.all(octets);
        if (whole.size() != 1 || !whole.get(0).is(Der.SEQUENCE)) {
            return BROKEN;
        }
        List<Der> parts = whole.get(0).inside();
        if (parts.size() >= 3 && parts.get(0).is(Der.INTEGER)) {
            return of(Kind.PRIVATE);
        }
        if (parts.size() == 2 && parts.get(0).is(Der.SEQUENCE) && parts.get(1).is(Der.BIT_STRING)) {
            return ofInfo(parts.get(0).inside(), parts.get(1).content());
        }
        return ofModulus(parts);
    }

    private static KeyShape ofInfo(List<Der> algorithm, byte[] bits) {
        if (algorithm.isEmpty() || bits.length == 0) {
            return BROKEN;
        }
        byte[] oid = algorithm.get(0).content();
        if (Arrays.equals(oid, ED25519)) {
            return of(Kind.ED25519_INFO);
        }
        List<Der> key = Der.all(Arrays.copyOfRange(bits, 1, bits.length));
        return Arrays.equals(oid, RSA) && key.size() == 1 ? ofModulus(key.get(0).inside()) : BROKEN;
    }

    /** Modulus and exponent. */
    private static KeyShape ofModulus(List<Der> numbers) {
        boolean rsa = numbers.size() == 2 && numbers.stream().allMatch(number -> number.is(Der.INTEGER));
        return rsa ? new KeyShape(Kind.RSA, numbers.get(0).bits()) : BROKEN;
    }
}
