package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;

/** The manual page has every command and option, and groff reads it without a word. */
class ManPageTest {
    private static final Pattern OPTION = Pattern.compile("(?m)^[ ,a-zA-Z-]*(--[a-z][a-z-]+)");

    private static final Pattern STATUS = Pattern.compile("(?m)^\\.B ([0-9]+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([0-9]+) \\| ");

    @Test
    void every_command_has_its_part_with_all_its_options() {
        String page = Run.of("man").out();
        List<String> commands = List.of(
                "apply", "compile", "check", "completion", "lookup", "man", "plan", "rule", "schema", "trace", "why");
        for (String command : commands) {
            int begin = page.indexOf(".SS " + command + "\n");
            assertThat(begin).as(command).isPositive();
            int end = page.indexOf("\n.S", begin + 1);
            String part = page.substring(begin, end).replace("\\-", "-");
            List<String> options = OPTION.matcher(Run.of(command, "--help").out())
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
            assertThat(options).as(command).contains("--help").allMatch(part::contains);
        }
        assertThat(Run.of("--help").out()).contains(commands);
    }

    @Test
    void every_exit_status_is_explained_here_and_in_the_readme() throws IOException {
        String page = Run.of("man").out();
        String part = page.substring(page.indexOf(".SH EXIT STATUS"), page.indexOf(".SH FILES"));
        List<String> statuses = IntStream.of(
                        ExitStatus.FINE,
                        ExitStatus.FINDINGS,
                        ExitStatus.CHANGES,
                        ExitStatus.UNREADABLE,
                        ExitStatus.REFUSED,
                        ExitStatus.USAGE,
                        ExitStatus.DEFECT)
                .mapToObj(String::valueOf)
                .toList();
        assertThat(STATUS.matcher(part).results().map(found -> found.group(1))).containsExactlyElementsOf(statuses);
        assertThat(ROW.matcher(Files.readString(Path.of("README.md"))).results().map(found -> found.group(1)))
                .containsExactlyElementsOf(statuses);
    }

    @Test
    @Tag("slow")
    void groff_has_nothing_to_say(@TempDir Path scratch) throws IOException {
        Path file =
                Files.writeString(scratch.resolve("mailwright.1"), Run.of("man").out());
        Daemon.Answer answer = Daemon.require("groff").run(List.of("-ww", "-man", "-Tutf8", "-z", file.toString()));
        assertThat(answer).isEqualTo(new Daemon.Answer(0, ""));
        String text = Daemon.require("groff")
                .run(List.of("-man", "-Tascii", "-P-cbou", file.toString()))
                .output();
        assertThat(text).contains("--with-daemons").contains("leave out the findings that are in this file");
    }
}
