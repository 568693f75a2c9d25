package org.mailwright.rule.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.daemon.Daemon;

/**
 * What Dovecot 2.3 makes of lines of a passwd-file that the rules and the writer keep out of ours. All passwords are
 * throw-away; nothing lies outside a scratch directory, and no port is opened.
 */
@Tag("slow")
class PasswordHarmTest {
    private static final String SHA512 =
            "$6$throwaway$MQ0fG4pyEtJ/fMjC1jfwnxnP5j06a3cvzBHBawudfoxnH5asGHAP6b8mUHKIWjKVTJ7LczC.dPatmX7rysQgR1";

    /** Line by line; the sound one first. */
    private static final String LINES = """
            sound:{SHA512-CRYPT}%1$s
            des:{CRYPT}abp6DPfEndm0.
            field:{PLAIN}throw-away::::::user=root
            delimiter:{PLAIN}throw:away
            nologin:{SHA512-CRYPT}%1$s::::::nologin
            twice:{PLAIN}first
            twice:{PLAIN}second
            Upper:{SHA512-CRYPT}%1$s
            o'carol:{SHA512-CRYPT}%1$s
            #hash:{SHA512-CRYPT}%1$s
            marked:{SHA512-CRYPT}!%1$s
            locked:{CRYPT}*LK*%1$s
            bare:%1$s
            missing:9fc8a85a7b2395be2d6664e65fd17ea1
            cut:{SHA512-CRYPT}$6$throwaway$MQ0fG4pyEtJ
            unknown:{FOO512}%1$s
            small:{ARGON2ID}$argon2id$v=19$m=8192,t=1,p=1$pX28ms0OKAcylh8E1ojFbg$adLMoAjnGS6gAFnMfHwqz/vXa2XRlPcstSg6tmt+upY
            large:{ARGON2ID}$argon2id$v=19$m=262144,t=1,p=1$evVthaR/PPQKwHas5608Qg$dh8tyPONk1jDciddIC/sAaj0Yfj5Y1T7XdFwbqRubwY
            """.formatted(SHA512);

    @TempDir
    static Path directory;

    private static Optional<LoopbackDovecot> dovecot = Optional.empty();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        dovecot = Optional.of(LoopbackDovecot.start(directory, LINES));
    }

    @AfterAll
    static void end() {
        dovecot.ifPresent(LoopbackDovecot::close);
    }

    // Dovecot answers 0 for a login, and then who is logged in, and 77 for a refusal.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            passwd-scheme-weak      | sound     | throw-away | 0  | sound
            passwd-crypt-des        | des       | throw-aw   | 0  | des
            passwd-crypt-des        | sound     | throw-aw   | 77 |
            passwd-extra-fields     | field     | throw-away | 0  | root
            passwd-scheme-malformed | delimiter | throw      | 0  | delimiter
            passwd-scheme-malformed | delimiter | throw:away | 77 |
            passwd-nologin          | nologin   | throw-away | 0  | nologin
            passwd-user-duplicate   | twice     | first      | 0  | twice
            passwd-user-duplicate   | twice     | second     | 77 |
            passwd-user-syntax      | Upper     | throw-away | 77 |
            passwd-user-syntax      | o'carol   | throw-away | 77 |
            passwd-user-syntax      | #hash     | throw-away | 77 |
            passwd-locked-marker    | marked    | throw-away | 77 |
            passwd-locked-marker    | locked    | throw-away | 77 |
            passwd-scheme-missing   | bare      | throw-away | 0  | bare
            passwd-scheme-missing   | missing   | throw-away | 77 |
            passwd-scheme-malformed | cut       | throw-away | 77 |
            passwd-scheme-unknown   | unknown   | throw-away | 77 |
            passwd-cost-high        | small     | throw-away | 0  | small
            passwd-cost-high        | large     | throw-away | 77 |
            """)
    void a_login_goes_as_the_line_says(String rule, String user, String password, int status, String as) {
        Daemon.Answer answer = dovecot.orElseThrow().login(user, password);
        assertThat(answer.status()).as("%s: %s", rule, answer.output()).isEqualTo(status);
        if (status == 0) {
            assertThat(answer.output()).contains("user=" + as + "\n");
        }
    }
}
