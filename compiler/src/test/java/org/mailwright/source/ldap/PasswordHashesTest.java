package org.mailwright.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.PasswordHash;

/** crypt(5) and Dovecot's password schemes; the shapes are those of {@code doveadm pw}. Every hash is made up. */
class PasswordHashesTest {
    private static String grown(String text) {
        return text.replace("<8>", "abcdefgh")
                .replace("<16>", "abcdefghijklmnop")
                .replace("<22>", "x".repeat(22))
                .replace("<43>", "x".repeat(43))
                .replace("<53>", "x".repeat(53))
                .replace("<86>", "x".repeat(86));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $1$<8>$<22>                                     | MD5-CRYPT
            {MD5-CRYPT}$1$<8>$<22>                          | MD5-CRYPT
            {CRYPT}$1$<8>$<22>                              | MD5-CRYPT
            {crypt}$6$<16>$<86>                             | SHA512-CRYPT
            {SHA512-CRYPT}$6$rounds=10000$<16>$<86>         | SHA512-CRYPT
            $5$<16>$<43>                                    | SHA256-CRYPT
            $2y$05$<53>                                     | BLF-CRYPT
            {BLF-CRYPT}$2b$12$<53>                          | BLF-CRYPT
            $argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA    | ARGON2ID
            {ARGON2I}$argon2i$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA | ARGON2I
            {CRYPT}$y$j9T$<22>$<43>                         | CRYPT
            {CRYPT}abJnggxhB/yWI                            | DES-CRYPT
            {SSHA512}x+/=                                   | SSHA512
            {PBKDF2}$1$salt$5000$hash                       | PBKDF2
            {SCRAM-SHA-256}4096,c2FsdA==,a2V5,a2V5          | SCRAM-SHA-256
            """)
    void a_hash_has_a_scheme(String text, String scheme) {
        Parsed<PasswordHash> hash = PasswordHashes.parse(grown(text));

        assertThat(hash.reason()).isEmpty();
        assertThat(hash.orElseThrow().scheme()).isEqualTo(scheme);
        assertThat(grown(text)).endsWith(hash.orElseThrow().hash());
        assertThat(hash.orElseThrow().toString()).isEqualTo("{" + scheme + "}***");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $1$<8>$xx                     | not a whole MD5-CRYPT hash
            $1$<8>$<22>x                  | not a whole MD5-CRYPT hash
            $2y$05$xx                     | not a whole BLF-CRYPT hash
            $2x$05$<53>                   | not a whole BLF-CRYPT hash
            {SHA512-CRYPT}$5$<16>$<43>    | labelled SHA512-CRYPT but is SHA256-CRYPT
            {BLF-CRYPT}xx                 | labelled BLF-CRYPT but does not look like it
            secret                        | no hash that crypt(3) makes
            {CRYPT}secret                 | no hash that crypt(3) makes
            x                             | no hash that crypt(3) makes
            {SSHA}a:b                     | a character that a password file cannot hold
            {SSHA}a b                     | a character that a password file cannot hold
            {SSHA}é                       | a character that a password file cannot hold
            """)
    void what_is_no_hash_has_a_reason(String text, String reason) {
        assertThat(PasswordHashes.parse(grown(text)).value()).isEmpty();
        assertThat(PasswordHashes.parse(grown(text)).reason()).contains(reason);
    }

    @Test
    void an_endless_hash_is_refused() {
        assertThat(PasswordHashes.parse("{SSHA}" + "x".repeat(100_000)).reason())
                .contains("longer");
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "'*', true",
        "'!', true",
        "'!$6$x', true",
        "'*LK*', true",
        "'{CRYPT}*LK*', true",
        "'{CRYPT}!x', true",
        "'{SSHA}', true",
        "'x', false",
        "'{CRYPT}x', false",
        "' ', false"
    })
    void some_values_mean_that_there_is_no_password(String text, boolean none) {
        assertThat(PasswordHashes.isNone(text)).isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !$6$<16>$<86>             | true  | false
            {CRYPT}!!$1$<8>$<22>      | true  | false
            {CRYPT}*LK*$1$<8>$<22>    | true  | false
            !{SSHA}eA==               | true  | false
            x                         | true  | true
            !                         | false | true
            {CRYPT}*LK*               | false | false
            !include /etc/x           | false | false
            $6$<16>$<86>              | false | false
            {FOO                      | false | true
            secret                    | false | true
            {CRYPT}secret             | false | false
            """)
    void a_mark_and_a_missing_label_are_told_from_others(String text, boolean marked, boolean unlabelled) {
        assertThat(PasswordHashes.isMarked(grown(text))).isEqualTo(marked);
        // Only asked for what is no hash.
        if (PasswordHashes.parse(grown(text)).value().isEmpty() && !marked) {
            assertThat(PasswordHashes.isUnlabelled(grown(text))).isEqualTo(unlabelled);
        }
    }

    @Test
    void the_label_does_not_depend_on_the_language() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(PasswordHashes.parse("{argon2id}$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA")
                            .orElseThrow()
                            .scheme())
                    .isEqualTo("ARGON2ID");
        } finally {
            Locale.setDefault(before);
        }
    }
}
