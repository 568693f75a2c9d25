package org.mailwright.rule.harm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.mailwright.daemon.Daemon;

/** Dovecot 2.3 below a scratch directory, with a passwd-file and a socket to ask it, and no port. */
final class LoopbackDovecot implements AutoCloseable {
    private final Daemon doveadm;
    private final Path directory;
    private final Process dovecot;

    private LoopbackDovecot(Daemon doveadm, Path directory, Process dovecot) {
        this.doveadm = doveadm;
        this.directory = directory;
        this.dovecot = dovecot;
    }

    /** Dovecot with these lines of a passwd-file, once it can be asked. */
    static LoopbackDovecot start(Path directory, String passwords) throws IOException, InterruptedException {
        Daemon doveadm = Daemon.require("doveadm");
        Daemon program = Daemon.require("dovecot");
        if (!"root".equals(System.getProperty("user.name"))) {
            Daemon.skip("not root, which Dovecot starts as");
        }
        String version = program.run(List.of("--version")).output().strip();
        if (!version.startsWith("2.3.")) {
            Daemon.skip("Dovecot is " + version + ", not 2.3");
        }
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(directory.resolve("passwords"), passwords);
        Files.setPosixFilePermissions(directory.resolve("passwords"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(directory.resolve("dovecot.conf"), """
                protocols =
                ssl = no
                auth_mechanisms = plain login
                auth_failure_delay = 0
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/log
                passdb {
                  driver = passwd-file
                  args = %1$s/passwords
                }
                service auth {
                  unix_listener %1$s/auth {
                    mode = 0666
                  }
                }
                service anvil {
                  unix_listener anvil-auth-penalty {
                    mode = 0
                  }
                }
                """.formatted(directory));
        Process dovecot = program.start(
                List.of("-F", "-c", directory.resolve("dovecot.conf").toString()), directory.resolve("said"));
        for (int i = 0; i < 200 && !Files.exists(directory.resolve("auth")); i++) {
            assertThat(dovecot.isAlive())
                    .as(Files.readString(directory.resolve("said")))
                    .isTrue();
            Thread.sleep(50);
        }
        return new LoopbackDovecot(doveadm, directory, dovecot);
    }

    private Stream<String> test(String user, String password) {
        return Stream.of(
                "-c",
                directory.resolve("dovecot.conf").toString(),
                "auth",
                "test",
                "-a",
                directory.resolve("auth").toString(),
                "-x",
                "service=smtp",
                user,
                password);
    }

    /** The answer to a login: 0 and who is logged in, or 77. */
    Daemon.Answer login(String user, String password) {
        return doveadm.run(test(user, password).toList());
    }

    /** A login that may never have an answer; who starts it ends it. */
    Process begin(String user, String password) {
        return doveadm.start(test(user, password).toList(), directory.resolve("login-" + user));
    }

    @Override
    public void close() {
        // An auth process that is busy with a hash hears nothing, and its master waits for seconds until it ends.
        List<ProcessHandle> all = dovecot.descendants().toList();
        dovecot.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
