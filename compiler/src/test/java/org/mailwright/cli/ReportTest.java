package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check --output}: several formats at once, and what goes where. */
class ReportTest {
    private final Path scratch;
    private final ControlRepository site;

    ReportTest(@TempDir Path scratch) {
        this.scratch = scratch;
        site = ControlRepository.in(scratch);
        site.write(
                "mailwright.yaml",
                "hiera: {config: hiera.yaml, nodes: nodes}",
                "directory: {ldif: ldap/people.ldif}",
                "checks: {severity: {mx-missing: 'off'}}");
        site.write("data/page.yaml", "mailwright::aliases:", "  press: [alice, alice]", "  news: [alcie]");
    }

    @Test
    void several_outputs_go_where_they_are_sent() throws IOException {
        Path sarif = scratch.resolve("reports/x.sarif");
        Path text = scratch.resolve("reports/x.txt");
        Run plain = site.run("check");
        Run run = site.run("check", "--output", "github", "--output", "sarif:" + sarif, "--output", "text:" + text);
        assertThat(run.status()).isEqualTo(plain.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo(plain.err()).isEqualTo("1 error, 1 warning.\n");
        assertThat(run.out().lines()).hasSize(2).allMatch(line -> line.matches("::(error|warning) file=.*"));
        assertThat(text).hasContent(plain.out());
        assertThat(sarif).content().startsWith("{");
        try (Stream<Path> files = Files.list(sarif.getParent())) {
            assertThat(files).as("nothing else is left").containsExactlyInAnyOrder(sarif, text);
        }
        Run again = site.run("check", "--quiet", "--output", "sarif:" + sarif);
        assertThat(again).isEqualTo(new Run(1, "", ""));
    }

    @Test
    void without_findings_every_output_says_so() {
        site.write("data/page.yaml", "mailwright::aliases: {press: [alice]}");
        assertThat(site.run("check", "--output", "json").out()).isEqualTo("[]\n");
        assertThat(site.run("check", "--output", "jsonl").out()).isEmpty();
        assertThat(site.run("check", "--output", "github").out()).isEmpty();
        assertThat(site.run("check", "--output", "text").err()).isEqualTo("No findings.\n");
        assertThat(site.run("check", "--output", "junit").out()).contains("<testcase name=\"no findings\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--output checkstyle",
                "--output text --output json",
                "--output json:a --output sarif:a",
                "--output json:a --output sarif:./b/../a",
                "--max-per-rule -1",
                "--max-per-rule many"
            })
    void a_wrong_command_line_is_64_and_nothing_is_read(String options) {
        Run run = site.run("check", options.split(" "));
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("mailwright: ");
    }

    @Test
    void an_output_that_cannot_be_written_is_3() {
        Run run = site.run("check", "--output", "json:" + site.root().resolve("mailwright.yaml/x.json"));
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("cannot read or write");
    }

    @Test
    void an_output_into_a_link_goes_where_the_link_points() throws IOException {
        Path target = Files.createFile(scratch.resolve("target"));
        Path link = Files.createSymbolicLink(scratch.resolve("link"), target);
        site.run("check", "--output", "json:" + link);
        assertThat(link).isSymbolicLink();
        assertThat(target).content().startsWith("[{");
    }

    @Test
    void text_shows_so_many_of_a_rule_and_counts_all() {
        StringBuilder aliases = new StringBuilder("mailwright::aliases:\n");
        for (int i = 0; i < 25; i++) {
            aliases.append("  list").append(i).append(": [alice, alice]\n");
        }
        site.write("data/page.yaml", aliases + "  news: alcie");
        Run run = site.run("check");
        assertThat(run.out().lines().filter(line -> line.endsWith("twice [duplicate-address-same]")))
                .hasSize(20);
        assertThat(run.out()).contains("[alias-missing-target]").endsWith("… and 5 more [duplicate-address-same]\n");
        assertThat(run.err()).isEqualTo("1 error, 25 warnings.\n");
        assertThat(site.run("check", "--max-per-rule", "1").out()).endsWith("… and 24 more [duplicate-address-same]\n");
        assertThat(site.run("check", "--max-per-rule", "0").out().lines().filter(line -> line.contains("twice")))
                .hasSize(25);
        assertThat(site.run("check", "--output", "jsonl", "--max-per-rule", "1")
                        .out()
                        .lines())
                .hasSize(26);
        assertThat(site.run("compile", "-o", scratch.resolve("out").toString()).err())
                .contains("… and 5 more [duplicate-address-same]\nNothing is written: 1 error, 25 warnings.\n");
    }

    @Test
    void a_word_that_is_nearly_right_is_told() {
        site.write(
                "data/page.yaml",
                "mailwright::aliases: {press: alcie, news@onoin.example: alice}",
                "mailwright::host: {roles: [subission]}",
                "mailwright::domains: {lists.onion.example: {served_by: lits}, onion.test: {alias_of: onion.exmaple}}",
                "mailwright::submision: {}");
        assertThat(site.run("check").out())
                .contains("did you mean \"onion.example\"?")
                .contains("did you mean \"submission\"?")
                .contains("did you mean \"lists\"?")
                .contains("did you mean \"mailwright::submission\"?");
        site.write("data/page.yaml", "mailwright::aliases: {press: alcie}");
        assertThat(site.run("check").out()).contains("did you mean \"alice\"?");
    }
}
