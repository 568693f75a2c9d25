package org.mailwright.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.artefact.Artefact;

/**
 * Dovecot 2.3 with the configuration and the passwords of a submission host, asked as Postfix asks it. Nothing of it lies
 * outside a scratch directory, and it opens no port.
 */
@Tag("slow")
class DovecotLoginTest {
    private static final String HOST = "hosts/submit-01.onion.example";
    private static final String PASSWORDS = "/etc/dovecot/private/mail-passwords";

    @TempDir
    static Path directory;

    private static Daemon doveadm;
    private static Process dovecot;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        doveadm = Daemon.require("doveadm");
        Daemon program = Daemon.require("dovecot");
        if (!"root".equals(System.getProperty("user.name"))) {
            Daemon.skip("not root, which Dovecot starts as");
        }
        String version = program.run(List.of("--version")).output().strip();
        if (!version.startsWith("2.3.")) {
            Daemon.skip("Dovecot is " + version + ", not 2.3");
        }
        OnionPlan onion = OnionPlan.read();
        // Dovecot's auth process is not root and must get at the passwords.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Artefact passwords = onion.file(HOST + PASSWORDS);
        Path file = OnionPlan.write(directory.resolve("private/mail-passwords"), OnionPlan.lines(passwords));
        give(file, passwords.rights().group(), "rw-r-----");
        give(file.getParent(), "dovecot", "rwxr-x---");
        List<String> configuration = new ArrayList<>();
        for (String line : OnionPlan.lines(onion.file(HOST + "/etc/dovecot/dovecot.conf"))) {
            configuration.add(line.replace(PASSWORDS, file.toString())
                    .replace("/var/spool/postfix/private/auth", socket().toString()));
        }
        assertThat(configuration).contains("  args = " + file, "  unix_listener " + socket() + " {");
        configuration.add("base_dir = " + directory.resolve("run"));
        configuration.add("state_dir = " + directory.resolve("state"));
        configuration.add("log_path = " + directory.resolve("log"));
        // A refusal must not slow down the next question.
        configuration.add("auth_failure_delay = 0");
        configuration.add("service anvil {");
        configuration.add("  unix_listener anvil-auth-penalty {");
        configuration.add("    mode = 0");
        configuration.add("  }");
        configuration.add("}");
        Path conf = OnionPlan.write(directory.resolve("dovecot.conf"), configuration);
        dovecot = program.start(List.of("-F", "-c", conf.toString()), directory.resolve("said"));
        for (int i = 0; i < 200 && !Files.exists(socket()); i++) {
            assertThat(dovecot.isAlive())
                    .as(Files.readString(directory.resolve("said")))
                    .isTrue();
            Thread.sleep(50);
        }
    }

    @AfterAll
    static void end() {
        if (dovecot != null) {
            Daemon.end(dovecot);
        }
    }

    private static Path socket() {
        return directory.resolve("auth");
    }

    private static void give(Path path, String group, String permissions) throws IOException {
        GroupPrincipal principal =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
        Files.getFileAttributeView(path, PosixFileAttributeView.class).setGroup(principal);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    // The throw-away passwords of the sample. Dovecot answers 0 for a login and 77 for a refusal; 75 would be a fault.
    @ParameterizedTest
    @CsvSource(textBlock = """
            alice,               throw-awayalice, 0,  alice
            ALICE,               throw-awayalice, 0,  alice
            alice@onion.example, throw-awayalice, 0,  alice
            alice@onion.test,    throw-awayalice, 77, the primary domain alone means the same as none
            alice@other.example, throw-awayalice, 77, another domain is another user
            alice,               wrong,           77, another password
            alice,               throw-awaybob,   77, somebody else's password
            heidi,               throw-awayheidi, 0,  an old hash
            dave,                throw-awaydave,  77, locked
            frank,               throw-awayfrank, 77, retired
            nobody,              throw-away,      77, unknown
            """)
    void a_login_is_answered_as_the_directory_says(String user, String password, int status, String reason) {
        Daemon.Answer answer = doveadm.run(List.of(
                "-c",
                directory.resolve("dovecot.conf").toString(),
                "auth",
                "test",
                "-a",
                socket().toString(),
                "-x",
                "service=smtp",
                user,
                password));
        assertThat(answer.status()).as("%s: %s", reason, answer.output()).isEqualTo(status);
        if (status == 0) {
            // Postfix looks this name up in its sender login map.
            assertThat(answer.output())
                    .contains("user=" + user.toLowerCase(java.util.Locale.ROOT).split("@")[0] + "\n");
        }
    }
}
