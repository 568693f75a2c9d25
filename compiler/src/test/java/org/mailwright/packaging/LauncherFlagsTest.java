package org.mailwright.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;

/** Which compiler of Java the launcher takes: the quick one, but for an apply of a large tree, where SHA-256 counts. */
class LauncherFlagsTest {
    private static final String QUICK = "-XX:TieredStopAtLevel=1";
    private static final int LARGE = 42 << 20;

    @TempDir
    private Path scratch;

    @BeforeEach
    void a_java_that_says_what_it_is_given() throws IOException {
        Path java = Files.createDirectories(scratch.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$*\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(Path.of("mailwright"), scratch.resolve("mailwright"));
        Files.createFile(scratch.resolve("mailwright.jar"));
        table("large", "mx-01.onion.example", LARGE);
        table("large", "mx-02.onion.example", 1);
        table("small", "mx-01.onion.example", 1);
    }

    private void table(String tree, String host, int octets) throws IOException {
        Path maps = scratch.resolve(tree).resolve("hosts").resolve(host).resolve("etc/postfix/maps");
        Files.write(Files.createDirectories(maps).resolve("alias"), new byte[octets]);
    }

    private String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "-C",
                scratch.toString(),
                "JAVA_HOME=" + scratch.resolve("java"),
                scratch.resolve("mailwright").toString()));
        command.addAll(List.of(arguments));
        Daemon.Answer answer = Daemon.require("env").run(command);
        assertThat(answer.status()).as(answer.output()).isZero();
        return answer.output();
    }

    @Test
    void a_large_tree_is_applied_with_every_compiler() {
        assertThat(run("apply", "--from", "large")).doesNotContain(QUICK).contains("-jar");
        assertThat(run("apply", "--noop", "--from=large")).doesNotContain(QUICK);
        assertThat(run("--from", "large", "--host", "mx-01.onion.example", "apply"))
                .doesNotContain(QUICK)
                .endsWith(" --from large --host mx-01.onion.example apply\n");
    }

    @Test
    void everything_else_starts_quickly() {
        assertThat(run("apply", "--from", "small")).contains(QUICK);
        assertThat(run("apply", "--from", "large", "--host=mx-02.onion.example"))
                .contains(QUICK);
        assertThat(run("apply", "--from", "large", "--host", "mx-09.onion.example"))
                .contains(QUICK);
        assertThat(run("apply", "--from", "none")).contains(QUICK);
        assertThat(run("apply", "--from")).contains(QUICK);
        assertThat(run("apply", "-C", "large")).contains(QUICK);
        assertThat(run("compile", "-o", "large")).contains(QUICK);
        assertThat(run("diff", "--from", "large")).contains(QUICK);
        assertThat(run()).contains(QUICK);
    }
}
