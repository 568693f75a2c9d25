package org.mailwright.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;

/** What every host runs every half hour, and what people ask in between, starts without the libraries of a compile. */
class ColdStartTest {
    private static final Pattern FOREIGN = Pattern.compile("freemarker|org\\.bouncycastle|org\\.xbill|com\\.unboundid"
            + "|org\\.yaml|org\\.slf4j|com\\.fasterxml\\.jackson\\.databind|javax\\.net\\.ssl");

    @TempDir
    private Path scratch;

    /** The names of the classes that a run has loaded. */
    private List<String> loaded(int status, String... arguments) throws IOException {
        Path log = scratch.resolve("classes.txt");
        List<String> before = List.of(
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "org.mailwright.cli.Mailwright");
        Daemon.Answer answer = Daemon.at(Path.of(System.getProperty("java.home"), "bin", "java"))
                .run(Stream.concat(before.stream(), Stream.of(arguments)).toList());
        assertThat(answer.status()).as(answer.output()).isEqualTo(status);
        return Files.readString(log).lines().toList();
    }

    private static void assertLean(List<String> classes, String own) {
        assertThat(classes).anyMatch(line -> line.contains(own + " "));
        assertThat(classes.stream().filter(line -> FOREIGN.matcher(line).find()))
                .isEmpty();
    }

    /** The options of one command are read by reflection, not those of all. */
    private static void assertAlone(List<String> classes, String command) {
        assertThat(classes.stream()
                        .filter(line -> line.contains("org.mailwright.cli."))
                        .filter(line -> line.matches(".*\\.cli\\.[A-Za-z]+Command .*")))
                .allMatch(line -> line.contains("." + command + " "));
    }

    @Test
    void an_apply_from_a_tree() throws IOException {
        Path tree = scratch.resolve("tree");
        Path etc = Files.createDirectories(scratch.resolve("root/etc"));
        for (String name : List.of("root", "postfix", "opendkim", "dovecot", "_rspamd", "postsrsd", "redis")) {
            Files.writeString(etc.resolve("passwd"), name + ":x:0:0::/:/bin/false\n", CREATE, APPEND);
            Files.writeString(etc.resolve("group"), name + ":x:0:\n", CREATE, APPEND);
        }
        Files.writeString(etc.resolve("os-release"), "ID=debian\nVERSION_ID=\"12\"\n");
        Run compiled = Run.of("compile", "-C", "hiera-samples/minimal", "--as-of", "2026-11-15", "-o", tree.toString());
        assertThat(compiled.status()).as(compiled.text()).isZero();
        List<String> classes = loaded(
                2,
                "apply",
                "--host",
                "mail.garlic.example",
                "--from",
                tree.toString(),
                "--root",
                scratch.resolve("root").toString(),
                "--noop",
                "--detailed-exitcodes");
        assertLean(classes, "org.mailwright.tree.HostTree");
        assertAlone(classes, "ApplyCommand");
    }

    @Test
    void the_page_of_a_rule() throws IOException {
        List<String> classes = loaded(0, "rule", "alias-loop");
        assertLean(classes, "org.mailwright.rule.Page");
        assertAlone(classes, "RuleCommand");
    }

    @Test
    void a_command_behind_options() throws IOException {
        assertAlone(loaded(0, "--quiet", "-C", "hiera-samples/minimal", "trace", "alice"), "TraceCommand");
    }

    @Test
    void the_hosts_that_a_shell_completes() throws IOException {
        List<String> classes = loaded(0, "completion", "hosts", "-C", "hiera-samples/minimal");
        assertAlone(classes, "CompletionCommand");
        assertThat(classes).noneMatch(line -> line.contains("bouncycastle") || line.contains("freemarker"));
    }

    @Test
    void the_version() throws IOException {
        List<String> classes = loaded(0, "--version");
        assertLean(classes, "org.mailwright.cli.Mailwright");
        assertAlone(classes, "None");
    }
}
