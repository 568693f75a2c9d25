package org.mailwright.print;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Identified;
import org.mailwright.diagnostic.Severity;

/** SARIF 2.1.0 (OASIS), with what GitHub's code scanning reads of it. */
final class Sarif implements ReportFormat {
    @Override
    public String name() {
        return "sarif";
    }

    @Override
    public String text(Report report) throws IOException {
        return Json.text(json -> write(json, report));
    }

    private static void write(JsonGenerator json, Report report) throws IOException {
        List<String> rules = new ArrayList<>(new TreeSet<>(report.findings().stream()
                .map(identified -> identified.finding().rule())
                .toList()));
        json.writeStartObject();
        json.writeStringField(
                "$schema",
                "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "mailwright");
        json.writeStringField("version", report.version());
        json.writeArrayFieldStart("rules");
        for (String rule : rules) {
            rule(json, rule, report.rules().of(rule));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeArrayFieldStart("results");
        for (Identified identified : report.findings()) {
            result(json, report, identified, rules.indexOf(identified.finding().rule()));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void rule(JsonGenerator json, String id, Report.RuleText rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        text(json, "shortDescription", rule.summary());
        json.writeObjectFieldStart("help");
        json.writeStringField("text", rule.page());
        json.writeStringField("markdown", rule.page());
        json.writeEndObject();
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(rule.usual()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, Report report, Identified identified, int index) throws IOException {
        Diagnostic finding = identified.finding();
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule());
        json.writeNumberField("ruleIndex", index);
        json.writeStringField("level", level(finding.severity()));
        text(json, "message", report.text(finding));
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        physical(json, report.places().of(finding));
        if (!identified.subject().isEmpty()) {
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            json.writeStringField("fullyQualifiedName", identified.subject());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
        related(json, report, finding);
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("mailwright/v1", identified.fingerprint());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void related(JsonGenerator json, Report report, Diagnostic finding) throws IOException {
        if (finding.related().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("relatedLocations");
        for (Diagnostic.Related other : finding.related()) {
            Optional<ReportPlaces.Place> place = report.places().of(other.location());
            String detail = place.isPresent()
                    ? other.location().detail()
                    : other.location().toString();
            json.writeStartObject();
            text(json, "message", (detail.isEmpty() ? "" : detail + ": ") + other.message());
            if (place.isPresent()) {
                physical(json, place.get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void physical(JsonGenerator json, ReportPlaces.Place place) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(place.path()));
        json.writeStringField("uriBaseId", "%SRCROOT%");
        json.writeEndObject();
        if (place.line() > 0) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", place.line());
            if (place.column() > 0) {
                json.writeNumberField("startColumn", place.column());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** A relative reference (RFC 3986, section 4.2); a first part with a colon would be a scheme. */
    private static String uri(String path) {
        try {
            boolean colon = path.split("/", 2)[0].contains(":");
            return new URI(null, null, colon ? "./" + path : path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every relative path is a URI once it is escaped", e);
        }
    }

    private static void text(JsonGenerator json, String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return Report.word(severity, "error", "warning", "note");
    }
}
