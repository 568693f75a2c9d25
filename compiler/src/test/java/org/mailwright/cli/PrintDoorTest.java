package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All text goes through one door, which hides secrets and escapes what moves a cursor. */
class PrintDoorTest {
    private static final Path SOURCES = Path.of("compiler/src/main/java/org/mailwright");

    private static final Pattern PRINTS = Pattern.compile(
            "System\\s*\\.(out|err|console)\\b|FileDescriptor|printStackTrace|new Print(Stream|Writer)\\(");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Printer printer = new Printer(new PrintStream(printed, true, StandardCharsets.UTF_8));

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_streams_of_the_process_are_used_by_the_door_alone() throws IOException {
        TreeSet<String> printing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (PRINTS.matcher(Files.readString(file)).find()) {
                    printing.add(SOURCES.relativize(file).toString());
                }
            }
        }
        assertThat(printing)
                .containsExactlyInAnyOrder(
                        // Where Java begins, and where the door is made.
                        "cli/Main.java",
                        "cli/Mailwright.java",
                        "cli/Printer.java",
                        // When the archive of classes is made, of its own words.
                        "cli/Training.java",
                        // A copy of a server's answer, in the cache.
                        "source/cache/LastAnswer.java");
    }

    @Test
    void a_text_is_printed_without_secrets_and_controls_but_with_its_lines() {
        printer.print("a\u001b[31m\n{SSHA}c3VwM3JzM2NyZXQ=\n\u202eb \ud83e\uddc5\n");
        assertThat(printed()).isEqualTo("a\\u001b[31m\n{SSHA}(secret)\n\\u202eb \ud83e\uddc5\n");
    }

    @Test
    void colours_that_are_asked_for_stay_and_nothing_else() {
        printer.print("\u001b[1;31merror:\u001b[0m a\u001b]0;t\u0007\u001b[2J\n", true);
        assertThat(printed()).isEqualTo("\u001b[1;31merror:\u001b[0m a\\u001b]0;t\\u0007\\u001b[2J\n");
    }

    @Test
    void the_library_that_reads_the_command_line_prints_through_it() {
        printer.writer().println("Unknown: {SSHA}c3VwM3JzM2NyZXQ=\u0007");
        assertThat(printed()).isEqualTo("Unknown: {SSHA}(secret)\\u0007\n");
    }

    @Test
    void every_message_of_a_defect_is_one_line_without_secrets() {
        Exception cause = new IllegalStateException("no value\n    at {SSHA}c3VwM3JzM2NyZXQ= \u001b[31m");
        String text =
                DefectText.of(new IllegalArgumentException("-----BEGIN PRIVATE KEY-----\nc3VwM3JzM2NyZXRzdXAz", cause));
        assertThat(text)
                .startsWith(
                        "java.lang.IllegalArgumentException: -----BEGIN PRIVATE KEY-----(secret)\n    at org.mailwright.")
                .contains(
                        "\ncaused by java.lang.IllegalStateException: no value\\u000a    at {SSHA}(secret) \\u001b[31m\n")
                .doesNotContain("c3VwM3");
    }
}
