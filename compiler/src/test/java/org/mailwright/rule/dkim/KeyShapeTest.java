package org.mailwright.rule.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the keys that Java makes: it frames them as openssl does. */
class KeyShapeTest {
    /** The frame of a PKCS #8 key of RSA around its PKCS #1 form (RFC 5208). */
    private static final int PKCS8_FRAME = 26;

    /** The frame of a public key of RSA of 2048 bits around its RSAPublicKey. */
    private static final int INFO_FRAME = 24;

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 2048})
    void an_rsa_key_has_its_size(int bits) throws GeneralSecurityException {
        KeyShape shape = KeyShape.of(packed(pair("RSA", bits).getPublic()));
        assertThat(shape).isEqualTo(new KeyShape(KeyShape.Kind.RSA, bits));
    }

    @Test
    void each_half_of_each_kind_is_told_apart() throws GeneralSecurityException {
        KeyPair rsa = pair("RSA", 2048);
        KeyPair ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] framed = ed25519.getPublic().getEncoded();
        assertThat(kind(packed(rsa.getPrivate()))).isEqualTo(KeyShape.Kind.PRIVATE);
        assertThat(kind(packed(tail(rsa.getPrivate(), PKCS8_FRAME)))).isEqualTo(KeyShape.Kind.PRIVATE);
        assertThat(kind(packed(tail(rsa.getPublic(), INFO_FRAME)))).isEqualTo(KeyShape.Kind.RSA);
        assertThat(kind(packed(ed25519.getPrivate()))).isEqualTo(KeyShape.Kind.PRIVATE);
        assertThat(kind(packed(framed))).isEqualTo(KeyShape.Kind.ED25519_INFO);
        assertThat(kind(packed(Arrays.copyOfRange(framed, framed.length - 32, framed.length))))
                .isEqualTo(KeyShape.Kind.RAW);
        assertThat(kind("")).isEqualTo(KeyShape.Kind.REVOKED);
    }

    @Test
    void a_broken_key_of_any_length_is_broken() throws GeneralSecurityException {
        byte[] key = pair("RSA", 1024).getPublic().getEncoded();
        for (int length = 1; length < key.length; length++) {
            KeyShape.Kind cut = length == 32 ? KeyShape.Kind.RAW : KeyShape.Kind.BROKEN;
            assertThat(kind(packed(Arrays.copyOf(key, length)))).isEqualTo(cut);
        }
        for (int i = 0; i < key.length; i++) {
            byte[] other = key.clone();
            other[i] = (byte) 0xff;
            // Whatever comes out, it comes out.
            assertThat(kind(packed(other))).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"@@@", "A", "MIGf=MIGf", "MIL/////", "MIT//////w==", "ü"})
    void what_is_no_base64_or_no_DER_is_broken(String value) {
        assertThat(kind(value)).isEqualTo(KeyShape.Kind.BROKEN);
    }

    private static KeyPair pair(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static byte[] tail(Key key, int from) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, from, encoded.length);
    }

    private static KeyShape.Kind kind(String value) {
        return KeyShape.of(value).kind();
    }

    private static String packed(Key key) {
        return packed(key.getEncoded());
    }

    private static String packed(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
