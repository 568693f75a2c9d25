package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check --baseline}: what is known is not told again. */
class BaselineTest {
    private final ControlRepository site;
    private final Path file;
    private final Path out;

    BaselineTest(@TempDir Path scratch) {
        site = ControlRepository.in(scratch);
        file = scratch.resolve("baseline.json");
        out = scratch.resolve("out");
        site.write("data/page.yaml", "mailwright::aliases:", "  press: [alice, alice]", "  news: [alcie]");
    }

    private Run write() {
        return site.run("check", "--write-baseline", file.toString());
    }

    private Run check(String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "--baseline";
        words[1] = file.toString();
        System.arraycopy(more, 0, words, 2, more.length);
        return site.run("check", words);
    }

    @Test
    void what_is_written_is_known_from_then_on() {
        assertThat(site.run("check").status()).isEqualTo(1);
        Run written = write();
        assertThat(written.status()).isZero();
        assertThat(written.out()).isEmpty();
        assertThat(written.err()).startsWith("3 findings written to " + file + ".\n");
        Run known = check("--fail-on", "warning");
        assertThat(known.status()).isZero();
        assertThat(known.out()).isEmpty();
        assertThat(known.err()).isEqualTo("3 findings known from " + file + ".\nNo findings.\n");
        assertThat(check("--quiet").err()).isEmpty();
        assertThat(check("--output", "json").out()).isEqualTo("[]\n");
    }

    @Test
    void lines_above_make_nothing_new() {
        write();
        site.write(
                "data/page.yaml",
                "# a comment",
                "mailwright::forwards: {carol: carol@riseup.example}",
                "mailwright::aliases:",
                "  radio: [bob]",
                "  press: [bob, alice, alice]",
                "",
                "  news: [bob, alcie]");
        assertThat(check("--fail-on", "warning").err())
                .isEqualTo("3 findings known from " + file + ".\nNo findings.\n");
    }

    @Test
    void another_finding_at_the_same_key_is_new() {
        write();
        site.write("data/page.yaml", "mailwright::aliases:", "  press: [bob, bob]", "  news: [alcie]");
        Run run = check();
        assertThat(run.out()).contains("bob@onion.example is named twice").doesNotContain("alcie");
        assertThat(run.err())
                .contains("2 findings known from " + file)
                .contains("1 finding of " + file + " gone: write it anew with --write-baseline " + file)
                .endsWith("1 warning.\n");
    }

    @Test
    void the_file_is_the_same_whatever_lines_findings_are_on() throws IOException {
        write();
        String first = Files.readString(file);
        assertThat(first)
                .contains("\"subject\" : \"mailwright::aliases.press\"")
                .doesNotContain("page.yaml:");
        site.write("data/page.yaml", "", "mailwright::aliases:", "  news: [alcie]", "  press: [alice, alice]");
        write();
        assertThat(file).hasContent(first);
    }

    @Test
    void a_known_error_still_keeps_compile_from_writing() {
        write();
        assertThat(check().status()).isZero();
        assertThat(site.run("compile", "-o", out.toString()).status()).isEqualTo(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void that_an_input_is_not_whole_is_never_known() {
        site.write("mailwright.yaml", "directory: {ldif: ldap/gone.ldif}");
        Run run = write();
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("[partial-input]");
        assertThat(run.err()).contains("Nothing is written to " + file);
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"version\": 2, \"findings\": []}", "{\"version\": 1, \"findings\": [{}]}"})
    void a_file_that_is_no_baseline_is_3(String text) throws IOException {
        assertThat(check().status()).as("a file that is not there").isEqualTo(3);
        Files.writeString(file, text);
        Run run = check();
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(file + ": not a baseline");
    }
}
