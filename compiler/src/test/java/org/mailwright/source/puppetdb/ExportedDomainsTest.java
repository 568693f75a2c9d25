package org.mailwright.source.puppetdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;

/** PuppetDB's answer to {@code /pdb/query/v4/resources}. */
class ExportedDomainsTest {
    private static final String HEAD = "\"certname\": \"web-01.onion.example\", \"type\": \"Mailwright::Alias_domain\"";

    private static Checked<List<ExportedDomain>> read(String json) {
        return ExportedDomains.read(
                "exported.json", json.getBytes(StandardCharsets.UTF_8), "Mailwright::Alias_domain");
    }

    /** One resource: {@code name -> alias_of @ place}, or the rule of its finding. */
    private static String one(String rest) {
        Checked<List<ExportedDomain>> read = read("[{" + HEAD + ", " + rest + "}]");
        StringBuilder shown = new StringBuilder();
        read.value().forEach(domain -> shown.append(domain.name())
                .append(domain.aliasOf().map(of -> " -> " + of).orElse(""))
                .append(" @ ")
                .append(domain.location().detail()));
        read.diagnostics().forEach(finding -> shown.append(finding.rule()));
        return shown.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            "title": "onion.test", "exported": true                                  | onion.test @ web-01.onion.example Mailwright::Alias_domain[onion.test]
            "title": "onion.test", "exported": "true"                                | onion.test @ web-01.onion.example Mailwright::Alias_domain[onion.test]
            "title": "onion.test", "exported": false                                 | ``
            "title": "onion.test", "exported": "false"                               | ``
            "title": "onion.test"                                                    | ``
            "title": "Onion.TEST", "exported": true, "file": "/x.pp", "line": 5      | onion.test @ web-01.onion.example Mailwright::Alias_domain[Onion.TEST] at /x.pp:5
            "title": "onion.test", "exported": true, "file": "/x.pp", "line": "5"    | onion.test @ web-01.onion.example Mailwright::Alias_domain[onion.test] at /x.pp:5
            "title": "onion.test", "exported": true, "file": "/x.pp"                 | onion.test @ web-01.onion.example Mailwright::Alias_domain[onion.test] at /x.pp
            "title": "onion.test", "exported": true, "file": null, "line": null      | onion.test @ web-01.onion.example Mailwright::Alias_domain[onion.test]
            "title": "t", "exported": true, "parameters": {"domain": "onion.test"}   | onion.test @ web-01.onion.example Mailwright::Alias_domain[t]
            "title": "onion.test", "exported": true, "parameters": {"domain": null}  | onion.test @ web-01.onion.example Mailwright::Alias_domain[onion.test]
            "title": "onion.test", "exported": true, "parameters": {"alias_of": "onion.example"} | onion.test -> onion.example @ web-01.onion.example Mailwright::Alias_domain[onion.test]
            "title": "onion.test", "exported": true, "parameters": {"alias_of": "rubbish"} | exported-resource-malformed
            "title": "t", "exported": true, "parameters": {"domain": 5}              | exported-resource-malformed
            "title": "t", "exported": true, "parameters": {"domain": ["a.test"]}     | exported-resource-malformed
            "title": 5, "exported": true                                             | exported-resource-malformed
            "exported": true                                                         | exported-resource-malformed
            """)
    void a_resource_is_a_domain(String rest, String shown) {
        assertThat(one(rest)).isEqualTo(shown == null ? "" : shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "localhost", "a b.test", "a.test\\nonion.example IN MX 0 evil.test.", "*.onion.test", ".test",
                "a..test", "onion.test.", "-a.test", "m\\u00fcnchen.test", "192.0.2.1", "a/b.test", "$(id).test",
                "onion.test\\u0000", "onion.test\\u2028", "onion.example OK", "_dmarc.onion.test"
            })
    void a_hostile_title_costs_itself_and_stays_on_its_line(String title) {
        Checked<List<ExportedDomain>> read = read("[{" + HEAD + ", \"exported\": true, \"title\": \"" + title
                + "\"}, {" + HEAD + ", \"exported\": true, \"title\": \"fine.test\"}]");

        assertThat(read.value()).hasSize(1);
        assertThat(read.diagnostics()).hasSize(1).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.location().toString() + finding.message()).doesNotContain("\n", "\u2028", "\0");
        });
    }

    @Test
    void other_types_are_passed_over_and_capitals_do_not_matter() {
        assertThat(read("[{\"certname\": \"a.test\", \"type\": \"File\", \"title\": \"x\", \"exported\": true}]")
                        .value())
                .isEmpty();
        assertThat(ExportedDomains.read(
                                "x.json",
                                ("[{" + HEAD + ", \"title\": \"a.test\", \"exported\": true}]")
                                        .getBytes(StandardCharsets.UTF_8),
                                "mailwright::alias_domain")
                        .value())
                .hasSize(1);
    }

    @Test
    void without_a_node_nobody_can_be_asked_who_may_export_it() {
        Checked<List<ExportedDomain>> read =
                read("[{\"type\": \"Mailwright::Alias_domain\", \"title\": \"a.test\", \"exported\": true}]");

        assertThat(read.value()).isEmpty();
        assertThat(read.diagnostics()).extracting(Diagnostic::rule).containsExactly("exported-resource-malformed");
    }

    @Test
    void the_order_is_that_of_the_names() {
        String a = "{" + HEAD + ", \"exported\": true, \"title\": \"a.test\"}";
        String b = "{" + HEAD + ", \"exported\": true, \"title\": \"b.test\"}";

        assertThat(read("[" + a + "," + b + "]").value()).isEqualTo(read("[" + b + "," + a + "]").value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"error\": \"x\"}", "[{", "[] []", "null", "<html>", "[1,"})
    void half_an_answer_is_an_error(String json) {
        assertThat(read(json).diagnostics()).hasSize(1).allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("partial-input");
            assertThat(finding.isError()).isTrue();
        });
    }

    @Test
    void an_empty_answer_is_whole() {
        assertThat(read("[]").diagnostics()).isEmpty();
        assertThat(read("[1]").diagnostics()).extracting(Diagnostic::rule).containsExactly("exported-resource-malformed");
    }
}
