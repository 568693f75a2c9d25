package org.mailwright.print;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Identified;
import org.mailwright.diagnostic.Location;

/** Findings for programs: one JSON array of objects. */
final class FindingsJson implements ReportFormat {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public String text(Report report) throws IOException {
        return Json.line(json -> {
            json.writeStartArray();
            for (Identified identified : report.findings()) {
                write(json, report, identified);
            }
            json.writeEndArray();
        });
    }

    // {"severity":"error","rule":"alias-loop","source":"data/common/mail.yaml","line":88,"column":3,"detail":"",
    //
    // "file":"puppet/data/common/mail.yaml","key":"mailwright::aliases.press","message":…,"related":[…],"help":…,"fingerprint":…}
    static void write(JsonGenerator json, Report report, Identified identified) throws IOException {
        Diagnostic finding = identified.finding();
        json.writeStartObject();
        json.writeStringField("severity", finding.severity().word());
        json.writeStringField("rule", finding.rule());
        write(json, report, finding.location());
        json.writeStringField("subject", identified.subject());
        json.writeStringField("message", finding.message());
        json.writeArrayFieldStart("related");
        for (Diagnostic.Related other : finding.related()) {
            json.writeStartObject();
            write(json, report, other.location());
            json.writeStringField("message", other.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("help", finding.help());
        json.writeStringField("fingerprint", identified.fingerprint());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Report report, Location location) throws IOException {
        json.writeStringField("source", location.source());
        json.writeNumberField("line", location.line());
        json.writeNumberField("column", location.column());
        json.writeStringField("detail", location.detail());
        Optional<ReportPlaces.Place> place = report.places().of(location);
        if (place.isPresent()) {
            json.writeStringField("file", place.get().path());
        }
    }
}
