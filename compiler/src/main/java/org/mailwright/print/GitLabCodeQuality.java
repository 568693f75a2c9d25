package org.mailwright.print;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Identified;

/** GitLab's Code Quality report (docs.gitlab.com, ci/testing/code_quality): what a merge request adds and mends. */
final class GitLabCodeQuality implements ReportFormat {
    @Override
    public String name() {
        return "gitlab";
    }

    @Override
    public String text(Report report) throws IOException {
        return Json.text(json -> {
            json.writeStartArray();
            for (Identified identified : report.findings()) {
                write(json, report, identified);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Report report, Identified identified) throws IOException {
        Diagnostic finding = identified.finding();
        ReportPlaces.Place place = report.places().of(finding);
        json.writeStartObject();
        // The widget shows the description alone.
        json.writeStringField("description", report.text(finding) + " [" + finding.rule() + "]");
        json.writeStringField("check_name", finding.rule());
        json.writeStringField("fingerprint", identified.fingerprint());
        json.writeStringField("severity", Report.word(finding.severity(), "critical", "major", "info"));
        json.writeObjectFieldStart("location");
        json.writeStringField("path", place.path());
        json.writeObjectFieldStart("lines");
        json.writeNumberField("begin", place.lineOrFirst());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }
}
