package org.mailwright.source.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.PasswordHash;

/** crypt(5) and Dovecot's password schemes; the shapes are those of {@code doveadm pw}. Every hash is made up. */
class PasswordHashesTest {
    private static final Pattern GROWN = Pattern.compile("<([0-9]+)([a-z]?)>");

    /** {@code <22>} is that many letters, {@code <40a>} that many of one. */
    private static String grown(String text) {
        return GROWN.matcher(text)
                .replaceAll(found -> Optional.of(found.group(2))
                        .filter(letter -> !letter.isEmpty())
                        .orElse("x")
                        .repeat(Integer.parseInt(found.group(1))));
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
            $argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHQ$<43>    | ARGON2ID
            {ARGON2I}$argon2i$v=19$m=65536,t=3,p=1$c2FsdHNhbHQ$<43> | ARGON2I
            {CRYPT}$y$j9T$<22>$<43>                         | CRYPT
            {CRYPT}abJnggxhB/yWI                            | DES-CRYPT
            $argon2id$v=19$m=65536,t=3,p=1$<22>$<22>        | ARGON2ID
            {ARGON2}$argon2i$v=19$m=65536,t=3,p=4$<22>$<86> | ARGON2
            {CRYPT}$gy$j9T$<22>$<43>                        | CRYPT
            $7$CU..../....<22>$<43>                         | CRYPT
            $sha1$24680$<8>$<28>                            | CRYPT
            $md5$<8>$$<22>                                  | CRYPT
            {DES-CRYPT}abJnggxhB/yWI                        | DES-CRYPT
            {MD5}$1$<8>$<22>                                | MD5
            {MD5}<32a>                                      | MD5
            {LDAP-MD5}<22>==                                | LDAP-MD5
            {PLAIN-MD4}<32a>                                | PLAIN-MD4
            {CRAM-MD5}<64a>                                 | CRAM-MD5
            {DIGEST-MD5}<32a>                               | DIGEST-MD5
            {SHA}<27>=                                      | SHA
            {SHA1}<40a>                                     | SHA1
            {SHA256}<43>=                                   | SHA256
            {SHA512}<128a>                                  | SHA512
            {SMD5}<23>=                                     | SMD5
            {SSHA}<28>                                      | SSHA
            {SSHA}<32>                                      | SSHA
            {SSHA}<30>==                                    | SSHA
            {SSHA}<31>=                                     | SSHA
            {CRYPT}$2a$31$<53>                              | BLF-CRYPT
            $6$rounds=999999999$<1>$<86>                    | SHA512-CRYPT
            $argon2i$v=19$m=1,t=1,p=999$<11>$<86>           | ARGON2I
            {SCRAM-SHA-1}9999999999,<4>,<27>=,<27>=         | SCRAM-SHA-1
            {SSHA256}<44>                                   | SSHA256
            {SSHA512}<87>=                                  | SSHA512
            {PBKDF2}$1$salt$5000$<40a>                      | PBKDF2
            {SCRAM-SHA-1}4096,c2FsdA==,<27>=,<27>=          | SCRAM-SHA-1
            {SCRAM-SHA-256}4096,c2FsdA==,<43>=,<43>=        | SCRAM-SHA-256
            {FOO}xx                                         | FOO
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
            $1$$<22>                      | no salt
            $5$rounds=5000$$<43>          | no salt
            {CRYPT}$6$$<86>               | no salt
            {CRYPT}$y$j9T$$<43>           | no salt
            {CRYPT}$3$$<32a>              | no salt
            $argon2id$v=19$m=65536,t=3,p=1$$<43> | no salt
            {PBKDF2}$1$$5000$<40a>        | no salt
            {SCRAM-SHA-1}4096,,<27>=,<27>= | no salt
            {SSHA}<27>=                   | not a whole SSHA hash
            {SSHA}<29>===                 | not a whole SSHA hash
            {SSHA}<32>=                   | not a whole SSHA hash
            {SSHA}<30>=                   | not a whole SSHA hash
            $2a$32$<53>                   | not a whole BLF-CRYPT hash
            $2a$03$<53>                   | not a whole BLF-CRYPT hash
            $6$<17>$<86>                  | not a whole SHA512-CRYPT hash
            $argon2id$v=19$m=1,t=0,p=1$<22>$<43> | not a whole ARGON2ID hash
            $argon2id$v=19$m=1,t=1,p=1000$<22>$<43> | not a whole ARGON2ID hash
            {SCRAM-SHA-1}4095,<4>,<27>=,<27>= | not a whole SCRAM-SHA-1 hash
            {SCRAM-SHA-1}04096,<4>,<27>=,<27>= | not a whole SCRAM-SHA-1 hash
            {SSHA256}<43>=                | not a whole SSHA256 hash
            {SSHA512}<86>==               | not a whole SSHA512 hash
            {SMD5}<22>==                  | not a whole SMD5 hash
            $6$rounds=999$<16>$<86>       | not a whole SHA512-CRYPT hash
            $6$rounds=05000$<16>$<86>     | not a whole SHA512-CRYPT hash
            $6$rounds=9999999999$<16>$<86> | not a whole SHA512-CRYPT hash
            $6$<16>$<85>                  | not a whole SHA512-CRYPT hash
            $2y$99$<53>                   | not a whole BLF-CRYPT hash
            $2y$05$<52>                   | not a whole BLF-CRYPT hash
            $argon2id$v=19$m=65536,t=3,p=1$<22>$<42> | not a whole ARGON2ID hash
            $argon2id$v=19$m=65536,t=3,p=1$<10>$<43> | not a whole ARGON2ID hash
            $argon2id$v=19$m=99999999999,t=3,p=1$<22>$<43> | not a whole ARGON2ID hash
            {CRYPT}$y$jzT$<22>$<43>       | not a whole CRYPT hash
            {CRYPT}$7$zU..../....<22>$<43> | not a whole CRYPT hash
            {CRYPT}$7$CzzzzzU....<22>$<43> | not a whole CRYPT hash
            {CRYPT}$md5,rounds=99999999$<8>$$<22> | no hash that crypt(3) makes
            {CRYPT}_zzzzrasm<11>          | no hash that crypt(3) makes
            {DES-CRYPT}_zzzzrasm<11>      | not a whole DES-CRYPT hash
            {DES-CRYPT}$6$<16>$<86>       | not a whole DES-CRYPT hash
            {MD5}$2y$31$<53>              | not a whole MD5 hash
            {SHA}<26>                     | not a whole SHA hash
            {PBKDF2}$1$salt$5000$<38a>    | not a whole PBKDF2 hash
            {SCRAM-SHA-1}1,c2FsdA==,<27>=,<27>= | not a whole SCRAM-SHA-1 hash
            {SCRAM-SHA-256}4096,c2FsdA==,<27>=,<27>= | not a whole SCRAM-SHA-256 hash
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
            !{SSHA}<28>               | true  | false
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
            assertThat(PasswordHashes.parse(grown("{argon2id}$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHQ$<43>"))
                            .orElseThrow()
                            .scheme())
                    .isEqualTo("ARGON2ID");
        } finally {
            Locale.setDefault(before);
        }
    }
}
