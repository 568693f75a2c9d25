package org.mailwright.rule.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.artefact.SmallSite;
import org.mailwright.artefact.dovecot.PasswordSchemes;
import org.mailwright.model.Release;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/**
 * passwd-cost-high: somebody tries a login as one person, and meanwhile another logs in. What keeps the other waiting does
 * not get into the passwd-file, and what gets into it keeps nobody waiting.
 */
@Tag("slow")
class PasswordCostHarmTest {
    private static final String SHA512 =
            "MQ0fG4pyEtJ/fMjC1jfwnxnP5j06a3cvzBHBawudfoxnH5asGHAP6b8mUHKIWjKVTJ7LczC.dPatmX7rysQgR1";

    private static final String SHA256 = "IXK2uxfFmV/OBSEA0042JdcpfDkRLaJmNTbcm4aHCT8";
    private static final String BLOWFISH = "abcdefghijklmnopqrstuuDqAIe/FJ3zWZiy7x7Q9peiJ4x6jGQGe";
    private static final String ARGON2 = "pX28ms0OKAcylh8E1ojFbg$adLMoAjnGS6gAFnMfHwqz/vXa2XRlPcstSg6tmt+upY";
    private static final String KEY = "Ca2BlovDPbttimWpjovlc7p9BAAAAAAAAAAAAAAAAAA=";

    /** How long the other waits for an answer that does not come: all of these take minutes at least. */
    private static final int PATIENCE = 2;

    private static String grown(String hash) {
        return hash.replace("<512>", SHA512)
                .replace("<256>", SHA256)
                .replace("<2>", BLOWFISH)
                .replace("<argon>", ARGON2)
                .replace("<key>", KEY)
                .replace("<40>", "a".repeat(40));
    }

    private static boolean isWritten(String scheme, String hash) {
        Site site = new SmallSite()
                .host("old", Release.DEBIAN_12, "203.0.113.1", Role.SUBMISSION)
                .passwords(List.of(scheme), List.of())
                .account("costly", scheme, hash)
                .site();
        return PasswordSchemes.isWritten(
                site.settings().submission(), Release.DEBIAN_12, site.accounts().get("costly"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SHA512-CRYPT  | $6$rounds=999999999$throwaway$<512>                     | true
            SHA256-CRYPT  | $5$rounds=999999999$throwaway$<256>                     | true
            CRYPT         | $6$rounds=999999999$throwaway$<512>                     | true
            DES-CRYPT     | $6$rounds=999999999$throwaway$<512>                     | true
            BLF-CRYPT     | $2y$31$<2>                                              | true
            ARGON2ID      | $argon2id$v=19$m=8,t=4294967295,p=1$<argon>             | true
            ARGON2ID      | $argon2id$v=19$m=245760,t=100000,p=1$<argon>            | true
            PBKDF2        | $1$throwaway$999999999$<40>                             | true
            SCRAM-SHA-256 | 999999999,c2FsdA==,<key>,<key>                          | true
            CRYPT         | $sha1$4294967295$throwaway$uwz0nnVpfbHkrKu2CIC8cEZf5XIJ | true
            SHA512-CRYPT  | $6$rounds=2000000$throwaway$<512>                       | false
            SHA256-CRYPT  | $5$rounds=2000000$throwaway$<256>                       | false
            BLF-CRYPT     | $2y$14$<2>                                              | false
            ARGON2ID      | $argon2id$v=19$m=8192,t=256,p=1$<argon>                 | false
            ARGON2ID      | $argon2id$v=19$m=245760,t=8,p=1$<argon>                 | false
            PBKDF2        | $1$throwaway$1000000$<40>                               | false
            SCRAM-SHA-256 | 1000000,c2FsdA==,<key>,<key>                            | false
            CRYPT         | $sha1$1000000$throwaway$uwz0nnVpfbHkrKu2CIC8cEZf5XIJ    | false
            CRYPT         | $y$jCT$throwaway$<256>                                  | false
            CRYPT         | $7$DU..../....throwaway$<256>                           | false
            """)
    void one_login_stops_the_others_or_leaves_the_file(
            String scheme, String hash, boolean stops, @TempDir Path directory)
            throws IOException, InterruptedException {
        assertThat(isWritten(scheme, grown(hash))).isEqualTo(!stops);

        String lines = "other:{SHA512-CRYPT}$6$throwaway$" + SHA512 + "\ncostly:{" + scheme + "}" + grown(hash) + "\n";
        LoopbackDovecot dovecot = LoopbackDovecot.start(directory, lines);
        try (dovecot) {
            assertThat(dovecot.login("other", "throw-away").status()).isZero();
            Process costly = dovecot.begin("costly", "throw-away");
            Thread.sleep(300);
            Process other = dovecot.begin("other", "throw-away");
            boolean answered = other.waitFor(stops ? PATIENCE : 60, TimeUnit.SECONDS);
            // Both wait for their answer, and hear no request to end.
            costly.destroyForcibly().waitFor();
            other.destroyForcibly().waitFor();
            assertThat(answered).isEqualTo(!stops);
            assertThat(stops || other.exitValue() == 0).isTrue();
        }
    }
}
