package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Options before and after the command, and what a wrong command line is answered with. */
class CommandLineTest {
    private static final String SITE = "hiera-samples/minimal";

    private static Run run(String line) {
        return Run.of(
                line.isEmpty() ? new String[0] : line.replace("SITE", SITE).split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -C SITE --as-of 2026-11-15 check           | check -C SITE --as-of 2026-11-15
            -CSITE --as-of=2026-11-15 check            | check -C SITE --as-of 2026-11-15
            --site SITE/mailwright.yaml trace alice    | trace --site SITE/mailwright.yaml alice
            --quiet --color never check -C SITE        | check -C SITE --quiet --color never
            -C SITE check -C SITE                      | check -C SITE
            -C SITE trace -- alice                     | trace alice -C SITE
            -C SITE lookup mailwright::domains         | lookup -C SITE mailwright::domains
            -h plan                                    | plan --help
            --version check                            | --version
            -V                                         | --version
            check --version                            | --version
            --quiet --help                             | --help
            """)
    void options_of_every_command_are_before_or_after_it(String before, String after) {
        Run run = run(before);
        assertThat(run).isEqualTo(run(after));
        assertThat(run.status()).as(run.text()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -C SITE                          | name a command                                   | mailwright --help
            -C                               | name a command                                   | mailwright --help
            -C a check -C b                  | -C is given twice: a and b                       | mailwright check --help
            check -C a -C b                  | -C is given twice: a and b                       | mailwright check --help
            --as-of 2027-01-31 schema        | schema has no option --as-of                     | mailwright schema --help
            schema --as-of 2027-01-31        | schema has no option --as-of                     | mailwright schema --help
            -C SITE rule alias-loop          | rule has no option -C                            | mailwright rule --help
            --templates SITE lookup a        | lookup has no option --templates                 | mailwright lookup --help
            --fail-on warning check          | --fail-on comes after the command                | mailwright check --fail-on warning
            --colour always check            | there is no option --colour                      | mailwright --color
            -C SITE chek                     | there is no command chek                         | mailwright check
            check --max-per-rul 3            | check has no option --max-per-rul                | mailwright check --max-per-rule
            plan --detailed-exitcoeds        | plan has no option --detailed-exitcoeds          | mailwright plan --detailed-exitcodes
            trace --form alice               | trace has no option --form                       | mailwright trace --from
            rule alias-lop                   | there is no rule alias-lop                       | mailwright rule alias-loop
            rule --alias-loop                | rule has no option --alias-loop                  | mailwright rule alias-loop
            rule nothing-like-a-rule         | there is no rule nothing-like-a-rule             | mailwright rule --help
            check --output jsom              | --output cannot be jsom                          | --output json
            check --output jsom:report.json  | --output cannot be jsom                          | --output json
            plan --output html               | --output cannot be html                          | '--output text|json|markdown'
            plan --output json --output text | two outputs go to standard output; give one of them a PATH | mailwright plan --help
            plan --output json:a --output text:./a | two outputs go to ./a                      | mailwright plan --help
            check --output json:a --output sarif:a | two outputs go to a                        | mailwright check --help
            check --fail-on wrning           | --fail-on cannot be wrning                       | --fail-on warning
            check --max-per-rule many        | --max-per-rule cannot be many, which is not a number | mailwright check --help
            lookup --merge dep a             | --merge cannot be dep                            | --merge deep
            lookup --render-as jason a       | --render-as cannot be jason                      | --render-as json
            schema hira                      | SCHEMA cannot be hira                            | mailwright schema hiera
            completion fsh                   | SHELL cannot be fsh                              | mailwright completion fish
            compile -C SITE -o no-such-directory/o --host mial.garlic.example | there is no host mial.garlic.example with a role | --host mail.garlic.example
            apply -C SITE --root no-such-directory --host mial.garlic.example | cannot read or write: no-such-directory: no such file |
            plan -C SITE --against golden/minimal/tree --host mial.garlic.example | there is no host mial.garlic.example with a role | --host mail.garlic.example
            why -C SITE --host mial.garlic.example /etc/aliases:1 | there is no host mial.garlic.example with a role | --host mail.garlic.example
            """)
    void a_wrong_line_is_told_with_what_to_type(String line, String fault, String remedy) {
        Run run = run(line);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).endsWith("mailwright: " + fault + "\n" + (remedy == null ? "" : "Try: " + remedy + "\n"));
        assertThat(run.status()).isEqualTo(remedy == null ? ExitStatus.UNREADABLE : ExitStatus.USAGE);
    }

    @Test
    void the_options_before_a_command_are_those_that_every_command_of_a_site_has() {
        Set<String> alone = new TreeSet<>();
        Set<String> valued = new TreeSet<>();
        CommandLine options = new CommandLine(CommandLine.Model.CommandSpec.create()
                .addMixin("site", CommandLine.Model.CommandSpec.forAnnotatedObject(new SiteOptions()))
                .mixinStandardHelpOptions(true));
        for (OptionSpec option : options.getCommandSpec().options()) {
            (option.arity().max() == 0 ? alone : valued).addAll(Arrays.asList(option.names()));
        }
        assertThat(Arguments.ALONE).isEqualTo(alone);
        assertThat(Arguments.WITH_VALUE).isEqualTo(valued);
        String help = Run.of("--help").out();
        assertThat(Stream.concat(alone.stream(), valued.stream())).allMatch(help::contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apply",
                "check",
                "compile",
                "completion",
                "lookup",
                "man",
                "plan",
                "rule",
                "schema",
                "trace",
                "why"
            })
    void no_word_of_a_help_is_torn_apart(String command) {
        assertThat(Run.of(command, "--help").out()).doesNotContainPattern("[a-z][./]\\n *[a-z]");
    }

    @Test
    void a_host_that_a_tree_does_not_have_is_told_with_the_nearest_one(@TempDir Path root) throws IOException {
        Path tree = root.resolve("tree");
        Files.createDirectories(tree.resolve("hosts/mail.garlic.example"));
        Files.createDirectories(tree.resolve("hosts/page.garlic.example"));
        Run run = Run.of(
                "apply",
                "--host",
                "mial.garlic.example",
                "--from",
                tree.toString(),
                "--root",
                root.toString(),
                "--noop");
        assertThat(run)
                .isEqualTo(new Run(
                        3,
                        "",
                        "mailwright: there is no host mial.garlic.example in " + tree
                                + "\nTry: --host mail.garlic.example\n"));
    }
}
