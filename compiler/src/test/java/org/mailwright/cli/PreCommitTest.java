package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;
import org.mailwright.packaging.Program;

/** pre-commit itself takes our hook out of a repository, and runs it in a control repository. */
@Tag("slow")
class PreCommitTest {
    private static final Path ONION = Path.of("hiera-samples/onion");
    private static final String MAIN_CF = "templates/postfix/main.cf.ftl";

    @TempDir
    private Path scratch;

    private Daemon.Answer in(Path directory, String... command) {
        List<String> before = List.of(
                "-C",
                directory.toString(),
                "PATH=" + scratch.resolve("bin") + ":" + System.getenv("PATH"),
                "HOME=" + scratch,
                "PRE_COMMIT_HOME=" + scratch.resolve("cache"),
                "GIT_CONFIG_NOSYSTEM=1",
                "GIT_AUTHOR_NAME=Alice",
                "GIT_AUTHOR_EMAIL=alice@onion.example",
                "GIT_COMMITTER_NAME=Alice",
                "GIT_COMMITTER_EMAIL=alice@onion.example");
        return Daemon.require("env")
                .run(Stream.concat(before.stream(), Stream.of(command)).toList());
    }

    private String done(Path directory, String... command) {
        Daemon.Answer answer = in(directory, command);
        assertThat(answer.status()).as(answer.output()).isZero();
        return answer.output();
    }

    private void commit(Path repository) {
        done(repository, "git", "init", "-q");
        done(repository, "git", "add", "-A");
        done(repository, "git", "commit", "-qm", "All of it");
    }

    /** The program on the PATH, made of the classes under test. */
    private void launcher() throws IOException {
        Path program = Files.createDirectories(scratch.resolve("bin")).resolve("mailwright");
        Files.writeString(program, "#!/bin/sh\nexec '" + String.join("' '", Program.command()) + "' \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private Path copyOfOnion() throws IOException {
        Path site = scratch.resolve("control");
        try (Stream<Path> paths = Files.walk(ONION)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, site.resolve(ONION.relativize(path).toString()));
            }
        }
        Files.writeString(
                site.resolve("mailwright.yaml"),
                Files.readString(site.resolve("mailwright.yaml")) + "templates: templates\n");
        Files.createDirectories(site.resolve(MAIN_CF).getParent());
        Files.copy(Path.of(MAIN_CF), site.resolve(MAIN_CF));
        return site;
    }

    @Test
    void a_change_of_the_data_is_judged_and_another_is_not() throws IOException {
        Daemon.require("git");
        Daemon.require("pre-commit");
        launcher();
        Path hooks = Files.createDirectories(scratch.resolve("hooks"));
        Files.copy(Path.of(".pre-commit-hooks.yaml"), hooks.resolve(".pre-commit-hooks.yaml"));
        commit(hooks);
        String revision = done(hooks, "git", "rev-parse", "HEAD").strip();
        Path site = copyOfOnion();
        Files.writeString(
                site.resolve(".pre-commit-config.yaml"),
                "repos:\n- repo: " + hooks + "\n  rev: " + revision
                        + "\n  hooks:\n  - {id: mailwright-check, args: [--as-of, '2026-11-15']}\n");
        commit(site);
        assertThat(done(site, "pre-commit", "run", "--all-files", "--color=never"))
                .containsPattern("mailwright check\\.+Passed");

        Files.writeString(site.resolve("README.md"), "Nothing of mail.\n");
        done(site, "git", "add", "-A");
        assertThat(done(site, "pre-commit", "run", "--color=never"))
                .containsPattern("mailwright check\\.+\\(no files to check\\)Skipped");

        // The site has templates of its own, and this one is broken: the hook needs no option for that.
        Files.writeString(site.resolve(MAIN_CF), "myhostname = [=nothing]\n");
        done(site, "git", "add", "-A");
        assertThat(in(site, "pre-commit", "run", "--color=never").output())
                .containsPattern("mailwright check\\.+Failed")
                .contains(MAIN_CF + ":1:16: error: ");
        done(site, "git", "checkout", "-q", "HEAD", MAIN_CF);

        Path aliases = site.resolve("data/common/aliases.yaml");
        Files.writeString(aliases, Files.readString(aliases).replace("press: [judy, kenji", "press: [wendi, kenji"));
        done(site, "git", "add", "-A");
        Daemon.Answer broken = in(site, "pre-commit", "run", "--color=never");
        assertThat(broken.status()).isEqualTo(1);
        assertThat(broken.output())
                .containsPattern("mailwright check\\.+Failed")
                .contains("data/common/aliases.yaml:39:")
                .contains("[alias-missing-target]");
    }
}
