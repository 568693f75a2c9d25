package org.mailwright.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a secret by its shape is hidden in any text; what is public stays readable. The secret is made of sup3rs3cret. */
class SecretShapesTest {
    private static final String HASH = "sup3rs3cretsup3rs3cret";

    static List<String> secrets() {
        return List.of(
                "{SSHA}" + HASH + "+/AA==",
                "{ssha}" + HASH,
                "{SSHA512}" + HASH,
                "{SSHA256.b64}" + HASH,
                "{SHA}" + HASH,
                "{SMD5}" + HASH,
                "{CRYPT}" + HASH,
                "{CRYPT}$6$rounds=5000$salt$" + HASH,
                "{BLF-CRYPT}$2y$05$" + HASH,
                "{SHA512-CRYPT}$6$salt$" + HASH,
                "{PBKDF2}$1$salt$5000$" + HASH,
                "{PBKDF2-SHA512}10000$salt$" + HASH,
                "{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=4$salt$" + HASH,
                "{SCRAM-SHA-256}4096,c2FsdA==," + HASH + "," + HASH,
                "{PLAIN}sup3r s3cret",
                "{CLEARTEXT}sup3rs3cret",
                "{NT}" + HASH,
                "$1$salt$" + HASH,
                "$2a$10$" + HASH,
                "$2y$05$" + HASH,
                "$5$salt$" + HASH,
                "$6$salt$" + HASH,
                "$y$j9T$salt$" + HASH,
                "$gy$j9T$salt$" + HASH,
                "$7$CU..../....salt$" + HASH,
                "$apr1$salt$" + HASH,
                "$md5,rounds=5000$salt$$" + HASH,
                "$argon2id$v=19$m=65536,t=3,p=4$salt$" + HASH,
                "$pbkdf2-sha256$29000$salt$" + HASH,
                "$6$salt$sup3rs3cret\\+sup3rs3cret\\2Bsup3rs3cret",
                "DEC(1)::PKCS7[sup3rs3cret]!",
                "DEC::PKCS7[sup3rs3cret]!",
                "DEC(12)::GPG[sup3r\ns3cret]!",
                "DEC(1)::PKCS7[sup3rs3cret",
                "-----BEGIN PRIVATE KEY-----\n" + HASH + "\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\r\nProc-Type: 4,ENCRYPTED\r\n\r\n" + HASH
                        + "\r\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\n" + HASH,
                "-----BEGIN DSA PRIVATE KEY-----\\n" + HASH + "\\n" + HASH,
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + HASH + "\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN OPENSSH PRIVATE KEY-----" + HASH,
                "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n" + HASH + "\n-----END PGP PRIVATE KEY BLOCK-----",
                "p=MC4CAQAwBQYDK2VwBCIEI" + HASH,
                "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC" + HASH,
                "MIIEpAIBAAKCAQEA" + HASH,
                "MHcCAQEEI" + HASH + HASH,
                "b3BlbnNzaC1rZXktdjEAAAAA" + HASH,
                "https://alice:sup3rs3cret@db.onion.example/x",
                "ldaps://alice:sup3r/s3cret@db.onion.example",
                "https:/alice:sup3rs3cret@db.onion.example/x",
                "\"https://alice:sup3rs3cret\"",
                "https://db.onion.example/x?token=sup3rs3cret&y=1",
                "https://db.onion.example/x?y=1&access_token=sup3rs3cret",
                "Authorization: Bearer " + HASH);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_secret_is_hidden_wherever_it_is(String secret) {
        for (String text : List.of(
                secret,
                "the uid \"" + secret + "\" is refused",
                "uid=" + secret + ",ou=users,dc=onion,dc=example emailForward",
                "\ufeffleading text\r\n" + secret,
                "[" + secret + "]",
                "{\"a\": \"" + secret.replace("\r", "\\r").replace("\n", "\\n") + "\", \"b\": 1}")) {
            String masked = SecretShapes.masked(text);
            assertThat(masked).doesNotContain("sup3r").doesNotContain("s3cret").contains(SecretShapes.HIDDEN);
            assertThat(SecretShapes.masked(masked)).as("masked twice").isEqualTo(masked);
            assertThat(Printable.of("x".repeat(390) + " " + text)).doesNotContain("sup3r");
        }
    }

    @Test
    void what_is_around_it_stays() {
        assertThat(SecretShapes.masked(
                        "uid={SSHA}" + HASH + ",ou=users,dc=onion,dc=example has \"$6$salt$" + HASH + "\"; remove it"))
                .isEqualTo("uid={SSHA}(secret),ou=users,dc=onion,dc=example has \"$6$(secret)\"; remove it");
        assertThat(SecretShapes.masked("see https://alice:sup3rs3cret@db.onion.example/x?a=b@c and more"))
                .isEqualTo("see https://alice:(secret)@db.onion.example/x?a=b@c and more");
        assertThat(SecretShapes.masked("a -----BEGIN PRIVATE KEY-----\n" + HASH + "\n-----END PRIVATE KEY----- b"))
                .isEqualTo("a -----BEGIN PRIVATE KEY-----(secret)-----END PRIVATE KEY----- b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice+x@onion.example",
                "SRS0=HHHH=TT=onion.example=alice@bounces.onion.example",
                "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtbVEpvXNpUFgwOGxyCJHtbVEpvXNpUFgwOGxyCJH",
                "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
                "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYt",
                "3 1 1 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "ENC[PKCS7,MIIBeQYJKoZIhvcNAQcDoIIBajCCAWYCAQAxggEhMIIBHQIBADAFMAACAQEwDQYJKoZIhvcNAQEB]",
                "2026-srs._domainkey.onion.example",
                "the scheme {SSHA512} of alice is not accepted; write accept: [SSHA512]",
                "{CRYPT}x",
                "{CRYPT}$2y$, {SSHA} and {PLAIN}",
                "data/{a,b}/x.yaml",
                "br{shared}ce.yaml",
                "%{facts.networking.ip}",
                "smtpd_banner = $myhostname ESMTP, ${extension} $1 $$",
                "https://db.onion.example:636/x?y=z@w",
                "https://[2001:db8::1]:8443/a@b",
                "ldap://ldap.onion.example:389",
                "ldaps://a.example:636 alice@onion.example",
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----",
                "put -----BEGIN PRIVATE KEY----- on a line of its own",
                "the secret is in clear, as eyaml edit shows it: DEC(…)::PKCS7[…]!",
                "DECEMBER::x[1]",
                "mailwright::dkim_keys",
                "the bearer of bad news",
                "/etc/dovecot/private/mail-passwords",
            })
    void what_is_public_stays_as_it_is(String text) {
        assertThat(SecretShapes.masked(text)).isEqualTo(text);
    }

    /** The samples' golden files have addresses, records, digests and paths of every kind, and findings about secrets. */
    @Test
    void what_the_samples_print_and_publish_stays_as_it_is() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("golden"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().matches(".*(\\.key|\\.private|secret|mail-passwords)"))
                    .toList()) {
                String text = Files.readString(file);
                assertThat(SecretShapes.masked(text)).as(file.toString()).isEqualTo(text);
            }
        }
    }

    /** A text of a hundred million steps would not end in time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "$",
                "$6$",
                "{SSHA}",
                "://a:",
                "DEC(",
                "DEC::",
                "DEC::A[",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----",
                "?token=",
                "M",
                "MC4C",
                "\\"
            })
    void a_long_hostile_text_ends_soon(String part) {
        assertThat(SecretShapes.masked(part.repeat(100_000))).isNotNull();
    }
}
