package org.mailwright.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.cli.Run;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Identified;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Severity;
import org.mailwright.diagnostic.Surroundings;

/** Each format is what its readers read, whatever the findings hold. The schemas in report-formats say where each is described. */
class ReportFormatsTest {
    private static final Path SCHEMAS = Path.of("compiler/src/test/resources/report-formats");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path scratch;

    private static String check(String sample, String format) {
        return Run.of("check", "-C", "hiera-samples/" + sample, "--as-of", "2026-11-15", "--output", format)
                .out();
    }

    private static void assertValid(String schema, String json) throws IOException {
        Validator.Result result = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .validate(Files.readString(SCHEMAS.resolve(schema)), json);
        assertThat(result.getErrors().stream()
                        .map(error -> error.getInstanceLocation() + " " + error.getError())
                        .toList())
                .isEmpty();
        assertThat(result.isValid()).isTrue();
    }

    private static void assertValidJUnit(String xml) throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(SCHEMAS.resolve("junit.xsd").toFile());
        assertThatCode(() -> schema.newValidator().validate(new StreamSource(new StringReader(xml))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"onion", "hostile-input", "hostile-hiera", "minimal"})
    void every_format_of_every_sample_is_valid_and_has_every_finding(String sample) throws Exception {
        JsonNode json = JSON.readTree(check(sample, "json"));
        assertValid("json.json", json.toString());

        List<JsonNode> lines = new ArrayList<>();
        for (String line : check(sample, "jsonl").lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines).containsExactlyElementsOf(json);

        String sarif = check(sample, "sarif");
        assertValid("sarif.json", sarif);
        JsonNode run = JSON.readTree(sarif).at("/runs/0");
        assertThat(run.path("results")).hasSameSizeAs(json);
        for (JsonNode result : run.path("results")) {
            JsonNode rule =
                    run.at("/tool/driver/rules").path(result.path("ruleIndex").asInt());
            assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
        }

        String gitlab = check(sample, "gitlab");
        assertValid("gitlab.json", gitlab);
        Set<String> fingerprints = new HashSet<>();
        JSON.readTree(gitlab)
                .forEach(found -> fingerprints.add(found.path("fingerprint").asText()));
        assertThat(fingerprints).as("GitLab shows one finding a fingerprint").hasSameSizeAs(json);

        assertValidJUnit(check(sample, "junit"));
        assertThat(check(sample, "github").lines())
                .hasSameSizeAs(json)
                .allMatch(
                        line -> line.matches(
                                "::(error|warning|notice) file=[^:,]+,line=[1-9][0-9]*(,col=[1-9][0-9]*)?,title=[a-z0-9-]+::.+"));
    }

    private Report report(Severity failOn, Diagnostic... findings) throws IOException {
        Path site = Files.createDirectories(scratch.resolve("repository/puppet"));
        Files.createDirectories(scratch.resolve("repository/.git"));
        Files.writeString(site.resolve("mailwright.yaml"), "{}");
        Files.createDirectories(site.resolve("data"));
        Files.writeString(site.resolve("data/a b:c,d%.yaml"), "{}");
        return new Report(
                Identified.of(List.of(findings), Surroundings.unknown()),
                failOn,
                ReportPlaces.of(site.resolve("mailwright.yaml"), scratch),
                id -> new Report.RuleText("A summary.", "# " + id + "\n", Severity.WARNING),
                "0.1.0");
    }

    private static String text(String format, Report report) throws IOException {
        return ReportFormat.named(format).orElseThrow().text(report);
    }

    @Test
    void characters_that_a_format_uses_itself_are_escaped() throws Exception {
        Report report = report(
                Severity.ERROR,
                Diagnostic.error(
                                Kind.error("test", "a-rule"),
                                Location.file("data/a b:c,d%.yaml", 3, 7),
                                "100% of <\"a & b\">: x, y\r\n::error::z \ud800 \u0001")
                        .advising("write ]]> or 5% less"));
        assertThat(text("github", report))
                .isEqualTo(
                        "::error file=puppet/data/a b%3Ac%2Cd%25.yaml,line=3,col=7,title=a-rule::"
                                + "100%25 of <\"a & b\">: x, y\\u000d\\u000a::error::z \\ud800 \\u0001 (write ]]> or 5%25 less)\n");
        String junit = text("junit", report);
        assertValidJUnit(junit);
        assertThat(junit).contains("of &lt;&quot;a &amp; b&quot;&gt;: x").contains("write ]]&gt; or");
        String sarif = text("sarif", report);
        assertValid("sarif.json", sarif);
        assertThat(sarif).contains("\"puppet/data/a%20b:c,d%25.yaml\"");
        assertValid("gitlab.json", text("gitlab", report));
    }

    /** Each would be a command of its own, another field, or no XML at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "::error file=x::y",
                " ::stop-commands::x",
                "a%0A::error::x",
                "a\n::error::x",
                "a\u0085b",
                "a\u001b[31mb",
                "a\u0007b",
                "\ufeffa",
                "a\u202eb",
                "a\u2028b",
                "a\ufffeb",
                "a\ud800b",
                "]]>"
            })
    void whatever_a_name_or_a_value_has_a_report_has_one_entry_for_one_finding(String text) throws Exception {
        Location place = Location.file(text + ".yaml", 3, 7);
        Report report = report(
                Severity.ERROR,
                Diagnostic.error(Kind.error("test", "a-rule"), place, text)
                        .seeing(place, text)
                        .advising(text));
        for (String format : List.of("json", "sarif", "gitlab")) {
            assertValid(format + ".json", text(format, report));
        }
        assertThat(text("jsonl", report).lines()).hasSize(1);
        assertValidJUnit(text("junit", report));
        assertThat(text("github", report).lines())
                .singleElement()
                .asString()
                .matches("::error file=[^:,]+,line=[0-9]+(,col=[0-9]+)?,title=a-rule::.*");
        assertThat(FindingsText.of(
                                report.findings().stream()
                                        .map(Identified::finding)
                                        .toList(),
                                false)
                        .lines()
                        .filter(line -> line.strip().startsWith("::")))
                .isEmpty();
        assertThat(FindingsText.of(
                                report.findings().stream()
                                        .map(Identified::finding)
                                        .toList(),
                                false)
                        .lines())
                .hasSize(3);
    }

    @Test
    void places_are_named_from_the_root_of_the_repository() throws IOException {
        Diagnostic emitted =
                Diagnostic.warning(Kind.error("test", "a-rule"), Location.file("hosts/mx/etc/main.cf", 9, 0), "m");
        Report report = report(
                Severity.ERROR,
                Diagnostic.warning(Kind.error("test", "a-rule"), Location.file("mailwright.yaml", 2, 3), "in a file"),
                Diagnostic.warning(Kind.error("test", "a-rule"), Location.file("mailwright.yaml"), "of a whole file"),
                Diagnostic.warning(
                        Kind.error("test", "a-rule"),
                        Location.ldap("ldaps://db.onion.example", 0, "uid=alice", "mail"),
                        "live"),
                emitted,
                emitted.seeing(Location.file("gone.yaml", 1, 1), "gone")
                        .seeing(Location.file("mailwright.yaml", 4, 5), "made from this"),
                Diagnostic.warning(Kind.error("test", "a-rule"), Location.file("../../etc/passwd", 1, 1), "outside"));
        assertThat(report.findings().stream()
                        .map(found -> report.places().of(found.finding()))
                        .map(place -> place.path() + ":" + place.line() + ":" + place.column()))
                .containsExactly(
                        "puppet/mailwright.yaml:2:3",
                        "puppet/mailwright.yaml:0:0",
                        "puppet/mailwright.yaml:1:1",
                        "puppet/mailwright.yaml:1:1",
                        "puppet/mailwright.yaml:4:5",
                        "puppet/mailwright.yaml:1:1");
        assertThat(text("gitlab", report))
                .contains("\"ldaps://db.onion.example: uid=alice mail: live [a-rule]\"")
                .contains("\"hosts/mx/etc/main.cf:9: m [a-rule]\"");
    }

    @Test
    void without_a_repository_places_are_named_from_the_working_directory_or_the_site() throws IOException {
        Path file = Files.createDirectories(scratch.resolve("a/b")).resolve("mailwright.yaml");
        Files.writeString(file, "{}");
        Diagnostic finding =
                Diagnostic.warning(Kind.error("test", "a-rule"), Location.file("mailwright.yaml", 1, 1), "m");
        assertThat(ReportPlaces.of(file, scratch.resolve("a")).of(finding).path())
                .isEqualTo("b/mailwright.yaml");
        assertThat(ReportPlaces.of(file, scratch.resolve("c")).of(finding).path())
                .isEqualTo("mailwright.yaml");
    }

    @Test
    void in_junit_only_what_fails_the_check_is_a_failure_and_names_are_unique() throws Exception {
        Diagnostic warning =
                Diagnostic.warning(Kind.error("test", "a-rule"), Location.file("mailwright.yaml", 2, 3), "m");
        String strict = text("junit", report(Severity.WARNING, warning, warning.as(Severity.INFO)));
        assertValidJUnit(strict);
        assertThat(strict)
                .contains("tests=\"2\" failures=\"1\"")
                .contains("\"a-rule: m\"")
                .contains("\"a-rule: m (2)\"");
        assertThat(text("junit", report(Severity.ERROR, warning))).contains("tests=\"1\" failures=\"0\"");
    }

    @Test
    void words_of_severities_are_those_of_each_format() throws IOException {
        Location at = Location.file("mailwright.yaml", 2, 3);
        Report report = report(
                Severity.ERROR,
                Diagnostic.error(Kind.error("test", "a-rule"), at, "m"),
                Diagnostic.warning(Kind.error("test", "b-rule"), at, "m"),
                Diagnostic.info(Kind.error("test", "c-rule"), at, "m"));
        assertThat(text("github", report).lines().map(line -> line.split(" ", 2)[0]))
                .containsExactly("::error", "::warning", "::notice");
        assertThat(words(text("sarif", report), "level")).endsWith("error", "warning", "note");
        assertThat(words(text("gitlab", report), "severity")).containsExactly("critical", "major", "info");
    }

    private static List<String> words(String json, String key) {
        return json.lines()
                .filter(line -> line.contains("\"" + key + "\""))
                .map(line -> line.replaceAll(".*: \"(\\w+)\".*", "$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
    }
}
