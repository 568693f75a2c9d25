package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailwright.daemon.Daemon;

/** Bash, zsh and fish complete commands, options, words, hosts, rules and keys from the scripts that we print. */
class CompletionTest {
    // A line, what bash offers, and what zsh and fish offer where that differs: bash replaces only what is behind a
    // colon.
    private static final String LINES = """
            loo                                       | lookup
            -C /srv/control loo                       | lookup
            --col                                     | --color
            --color al                                | always
            check --fail                              | --fail-on
            check --fail-on e                         | error
            --quiet -C /srv/control check --fail-on e | error
            check --output sa                         | sarif
            plan --output m                           | markdown
            apply --det                               | --detailed-exitcode --detailed-exitcodes
            schema h                                  | hiera
            completion f                              | fish
            rule alias-loop-c                         | alias-loop-cross-host
            lookup mailwright::ali                    | aliases | mailwright::aliases
            lookup --render-as j                      | json
            compile -C /srv/control --host mx         | mx-01.onion.example mx-02.onion.example
            -C /srv/control plan --host submit        | submit-01.onion.example
            apply -C /srv/control --host=submit       | submit-01.onion.example | submit-01.onion.example | --host=submit-01.onion.example
            why --host mx                             | ''
            trace --from x                            | ''
            """;

    @TempDir
    private Path scratch;

    /** A shell that completes. */
    enum Shell {
        BASH("""
                COMP_WORDS=(%s)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _complete_mailwright
                printf '%%s\\n' "${COMPREPLY[@]}"
                """, "--norc"),
        // What zsh itself does with the words that it is given: only those that begin as the word at the cursor are
        // offered.
        ZSH("""
                words=(%s)
                CURRENT=$#words
                _mailwright
                """, "-f"),
        FISH("complete -C \"%s\"\n", "--no-config");

        private static final String ZSH_BEFORE = """
                compdef() { }
                compset() { cur=${cur#*=} }
                compadd() { local word; shift; for word; do [[ $word == "$cur"* ]] && print -r -- $word; done }
                _files() { print -r -- files "$@" }
                """;

        private final String asked;
        private final String option;

        Shell(String asked, String option) {
            this.asked = asked;
            this.option = option;
        }

        String script(String line) {
            String made = Run.of("completion", name().toLowerCase(Locale.ROOT)).out();
            return (this == ZSH ? ZSH_BEFORE : "") + made + asked.formatted(this == BASH ? cut(line) : line);
        }

        /** As readline cuts it: a colon and an equals sign are words too. */
        private static String cut(String line) {
            return line.replaceAll("([:=]+)", " $1 ");
        }
    }

    /** What a shell offers for a line, with a program that answers for one site. */
    private List<String> offered(Shell shell, String line, String program) throws IOException {
        Daemon found = Daemon.require(shell.name().toLowerCase(Locale.ROOT));
        Path bin = Files.createDirectories(scratch.resolve("bin"));
        Path stub = Files.writeString(bin.resolve("mailwright"), program);
        assertThat(stub.toFile().setExecutable(true)).isTrue();
        Path script = Files.writeString(scratch.resolve("script"), shell.script(stub + " " + line));
        Daemon.Answer answer = found.run(List.of(shell.option, script.toString()));
        return answer.output()
                .lines()
                .map(word -> word.replaceFirst("\t.*", "").strip())
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private List<String> offered(Shell shell, String line) throws IOException {
        return offered(shell, line, """
                #!/bin/sh
                [ "$*" = "completion hosts -C /srv/control" ] || exit 64
                printf '%s\\n' mx-01.onion.example mx-02.onion.example submit-01.onion.example
                """);
    }

    /** The words of a row: the column of the shell, or where it has none the last one. */
    private static List<String> words(ArgumentsAccessor row, Shell shell) {
        String text = row.getString(Math.min(shell.ordinal() + 1, row.size() - 1));
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private void assertOffered(Shell shell, ArgumentsAccessor row) throws IOException {
        assertThat(offered(shell, row.getString(0))).containsExactlyInAnyOrderElementsOf(words(row, shell));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = LINES)
    void bash(ArgumentsAccessor row) throws IOException {
        assertOffered(Shell.BASH, row);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = LINES)
    void zsh(ArgumentsAccessor row) throws IOException {
        assertOffered(Shell.ZSH, row);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = LINES)
    void fish(ArgumentsAccessor row) throws IOException {
        assertOffered(Shell.FISH, row);
    }

    @Test
    void files_are_left_to_the_shell() throws IOException {
        Path file = Files.writeString(scratch.resolve("main.cf"), "");
        String begun = scratch.resolve("mai").toString();
        assertThat(offered(Shell.BASH, "why " + begun)).containsExactly(file.toString());
        assertThat(offered(Shell.FISH, "why " + begun)).containsExactly(file.toString());
        assertThat(offered(Shell.ZSH, "why " + begun)).containsExactly("files");
        assertThat(offered(Shell.BASH, "check -C " + begun)).isEmpty();
        assertThat(offered(Shell.FISH, "check -C " + begun)).isEmpty();
        assertThat(offered(Shell.ZSH, "check -C " + begun)).containsExactly("files -/");
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void a_program_that_hangs_or_complains_offers_no_host(Shell shell) throws IOException {
        long begin = System.nanoTime();
        assertThat(offered(shell, "plan --host mx", "#!/bin/sh\nexec sleep 60\n"))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        assertThat(offered(shell, "plan --host mx", "#!/bin/sh\necho mxes >&2\nexit 70\n"))
                .isEmpty();
    }

    @Test
    void the_hosts_are_those_of_the_site_with_a_role() {
        Run run = Run.of("completion", "hosts", "-C", "hiera-samples/onion");
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().collect(Collectors.joining(" ")))
                .isEqualTo("crm-int-01.onion.example lists-01.onion.example mx-01.onion.example mx-02.onion.example"
                        + " relay-01.onion.example srs-01.onion.example srs-02.onion.example"
                        + " submit-01.onion.example");
        assertThat(Run.of("-C", "hiera-samples/onion", "completion", "hosts")).isEqualTo(run);
    }

    @Test
    void a_site_that_cannot_be_read_has_no_hosts_and_no_message() throws IOException {
        Run nothing = new Run(0, "", "");
        assertThat(Run.of("completion", "hosts", "-C", scratch.toString())).isEqualTo(nothing);
        Files.writeString(scratch.resolve("mailwright.yaml"), "hiera: {config: [");
        assertThat(Run.of("completion", "hosts", "-C", scratch.toString())).isEqualTo(nothing);
        Files.writeString(scratch.resolve("mailwright.yaml"), "nodes: {puppetdb: {url: \"http://127.0.0.1:1\"}}");
        assertThat(Run.of("completion", "hosts", "-C", scratch.toString())).isEqualTo(nothing);
    }
}
