package org.mailwright.source.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.DkimPublicKey;

/**
 * Keys and certificates that OpenSSL 3.0 and rspamd 3.4 made for these tests, thrown away. The digests are what
 *
 * <pre>openssl x509 -in FILE -noout -pubkey | openssl pkey -pubin -outform der | sha256sum</pre>
 *
 * prints, which is the data of a TLSA 3 1 1 record.
 */
class KeysTest {
    private static final Path KEYS = Path.of("compiler/src/test/resources/pki");
    private static final String RSA = "feb17ed1202e09d601a98bc2be9cad9eb9cf6ce4dc719301bc72cd05ed76bc3b";
    private static final String EC = "92460939ef2a923adcf15d829eba988c2950f72366b13e60bebb91bf897f7a33";
    private static final String ED25519 = "1186f9cc05b709d6a3cd6e6f6464222ead0de3b998a52663efdb266acccb543d";

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(KEYS.resolve("throw-away-" + name));
    }

    private static String text(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static String named(String digest) {
        return digest.replace(RSA, "rsa").replace(EC, "ec").replace(ED25519, "ed25519");
    }

    @ParameterizedTest
    @CsvSource({
        "rsa.crt.pem, rsa",
        "rsa.chain.pem, rsa",
        "rsa.text.pem, rsa",
        "rsa.csr.pem, rsa",
        "rsa.pkcs8.pem, rsa",
        "rsa.pkcs1.pem, rsa",
        "rsa.pub.pem, rsa",
        "rsa.combined.pem, rsa",
        "ec.crt.pem, ec",
        "ec.csr.pem, ec",
        "ec.pkcs8.pem, ec",
        "ec.sec1.pem, ec",
        "ec.pub.pem, ec",
        "ed25519.crt.pem, ed25519",
        "ed25519.csr.pem, ed25519",
        "ed25519.pkcs8.pem, ed25519",
        "ed25519.pub.pem, ed25519",
        "ca.crt.pem, ec"
    })
    void the_same_key_has_the_same_digest_in_every_dress(String file, String key) throws IOException {
        Parsed<String> digest = KeyFile.digest(bytes(file));

        assertThat(named(digest.value().orElse(digest.reason()))).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rsa.encrypted.pem  | a PEM block of type ENCRYPTED PRIVATE KEY has no public key
            rsa.encrypted1.pem | it is not PEM
            rspamd.txt         | it is not PEM
            """)
    void what_has_no_key_has_a_reason(String file, String reason) throws IOException {
        assertThat(KeyFile.digest(bytes(file)).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"rsa.crt.pem", "rsa.chain.pem", "rsa.combined.pem", "rsa.text.pem"})
    void a_certificate_file_is_its_first_certificate(String file) throws IOException {
        CertificateFile certificate = CertificateFile.read(bytes(file)).orElseThrow();

        assertThat(certificate.keyDigest()).isEqualTo(RSA);
        assertThat(certificate.names()).containsExactly("mx-01.onion.example", "*.onion.example");
        assertThat(certificate.notAfter()).hasToString("2036-11-22T01:14:55Z");
    }

    @ParameterizedTest
    @CsvSource({"ec.crt.pem", "ed25519.crt.pem"})
    void certificates_of_other_algorithms_are_read(String file) throws IOException {
        assertThat(CertificateFile.read(bytes(file)).orElseThrow().names()).hasSize(2);
    }

    @Test
    void a_certificate_may_have_no_names() throws IOException {
        assertThat(CertificateFile.read(bytes("ca.crt.pem")).orElseThrow().names())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa.csr.pem", "rsa.pub.pem", "rsa.pkcs8.pem"})
    void another_block_is_no_certificate(String file) throws IOException {
        assertThat(CertificateFile.read(bytes(file)).reason()).isEqualTo("it has no PEM certificate");
    }

    /** {@code openssl pkey -pubout -outform der | base64} for RSA; its last 32 octets for Ed25519 (RFC 8463). */
    @ParameterizedTest
    @CsvSource({"rsa.pkcs8.pem", "rsa.pkcs1.pem", "rsa.pub.pem"})
    void an_rsa_key_is_published_as_spki(String file) throws IOException {
        DkimPublicKey key = DkimKeyFile.publicKey(text(file)).orElseThrow();

        assertThat(key.type()).isEqualTo(DkimPublicKey.Type.RSA);
        assertThat(key.bits()).isEqualTo(2048);
        assertThat(key.base64()).isEqualTo(text("rsa.pub.pem").replaceAll("-----[A-Z ]+-----|\\s", ""));
    }

    @ParameterizedTest
    @CsvSource({"ed25519.pkcs8.pem", "ed25519.pub.pem"})
    void an_ed25519_key_is_published_raw(String file) throws IOException {
        DkimPublicKey key = DkimKeyFile.publicKey(text(file)).orElseThrow();

        assertThat(key.type()).isEqualTo(DkimPublicKey.Type.ED25519);
        assertThat(key.base64()).isEqualTo("aBNkEd4uRorv/YqYcdsbKfAB9s6i9SYdoeUjL1HO5DM=");
    }

    @Test
    void what_rspamadm_prints_is_the_key_of_its_private_file() throws IOException {
        DkimPublicKey printed = DkimKeyFile.publicKey(text("rspamd.txt")).orElseThrow();

        assertThat(printed)
                .isEqualTo(DkimKeyFile.publicKey(text("rspamd.private.pem")).orElseThrow());
        assertThat(printed.bits()).isEqualTo(2048);
    }

    @Test
    void what_rspamadm_prints_of_an_ed25519_key_is_read() throws IOException {
        assertThat(DkimKeyFile.publicKey(text("rspamd-ed25519.txt"))
                        .orElseThrow()
                        .base64())
                .isEqualTo("fzprvjoWMIA6S/IXCkU6ZbP4e/4SZJ/ErPlqQRWeBWg=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DKIM1; k=ed25519; p=aBNkEd4uRorv/YqYcdsbKfAB9s6i9SYdoeUjL1HO5DM=",
                "k=ed25519;p=aBNkEd4uRorv/YqYcdsb\n KfAB9s6i9SYdoeUjL1HO5DM=;",
                "aBNkEd4uRorv/YqYcdsbKfAB9s6i9SYdoeUjL1HO5DM=",
                "2026._domainkey IN TXT \"v=DKIM1; k=ed25519; p=aBNkEd4uRorv/YqYcdsb\" \"KfAB9s6i9SYdoeUjL1HO5DM=\""
            })
    void a_record_or_a_bare_key_is_read(String text) {
        assertThat(DkimKeyFile.publicKey(text).orElseThrow().base64())
                .isEqualTo("aBNkEd4uRorv/YqYcdsbKfAB9s6i9SYdoeUjL1HO5DM=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "p=",
                "v=DKIM1; k=rsa; p=;",
                "v=DKIM1; p=aaaa",
                "p=@@@",
                "\"",
                "p=AAAA\"; v=spf1 +all",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
                "-----BEGIN X-----\nAAAA\n-----END Y-----"
            })
    void what_is_no_dkim_key_has_a_reason(String text) {
        assertThat(DkimKeyFile.publicKey(text).value()).isEmpty();
        assertThat(DkimKeyFile.publicKey(text).reason()).isNotEmpty();
    }

    @Test
    void an_ec_key_is_no_dkim_key() throws IOException {
        assertThat(DkimKeyFile.publicKey(text("ec.pub.pem")).reason()).isEqualTo("the key is neither RSA nor Ed25519");
        assertThat(DkimKeyFile.privateKey(text("ec.pkcs8.pem")).value()).isEmpty();
    }

    @Test
    void an_ed25519_key_of_another_length_is_none() throws IOException {
        byte[] der = Base64.getDecoder().decode(text("ed25519.pub.pem").replaceAll("-----[A-Z ]+-----|\\s", ""));
        byte[] cut = java.util.Arrays.copyOf(der, der.length - 1);
        cut[1]--;
        cut[10]--;

        assertThat(DkimKeyFile.publicKey("p=" + Base64.getEncoder().encodeToString(cut))
                        .value())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"rsa.pkcs8.pem", "rsa.pkcs1.pem", "ed25519.pkcs8.pem", "rspamd.private.pem"})
    void a_private_key_is_emitted_as_one_block(String file) throws IOException {
        String text = text(file);

        assertThat(DkimKeyFile.privateKey(text).value()).contains(text);
        assertThat(DkimKeyFile.privateKey("\n" + text.replace("\n", "\r\n") + "  ")
                        .value())
                .contains(text);
    }

    @Test
    void a_private_key_with_anything_beside_it_is_refused_without_showing_it() throws IOException {
        String key = text("rsa.pkcs8.pem");
        for (String text : new String[] {
            key + key,
            key + "x",
            "# comment\n" + key,
            text("rsa.combined.pem"),
            text("rsa.encrypted.pem"),
            text("rsa.pub.pem"),
            key.replace("MII", "MIX"),
            key.substring(0, 300),
            "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n"
        }) {
            Parsed<String> refused = DkimKeyFile.privateKey(text);
            assertThat(refused.value()).isEmpty();
            assertThat(refused.reason()).isNotEmpty().hasSizeLessThan(80);
        }
    }

    @Test
    void whatever_the_bytes_reading_ends_with_a_key_or_a_reason() throws IOException {
        Random random = new Random(3);
        try (Stream<Path> files = Files.list(KEYS)) {
            for (Path file : files.sorted().toList()) {
                String pem = Files.readString(file);
                for (int i = 0; i < 40; i++) {
                    char[] text = pem.toCharArray();
                    for (int j = 0; j <= random.nextInt(4); j++) {
                        text[random.nextInt(text.length)] = "Az09+/=\n- ".charAt(random.nextInt(10));
                    }
                    String broken = new String(text);
                    byte[] bytes = broken.getBytes(StandardCharsets.ISO_8859_1);
                    assertThat(CertificateFile.read(bytes)).isNotNull();
                    assertThat(KeyFile.digest(bytes)).isNotNull();
                    assertThat(DkimKeyFile.publicKey(broken)).isNotNull();
                    assertThat(DkimKeyFile.privateKey(broken)).isNotNull();
                }
            }
        }
    }
}
