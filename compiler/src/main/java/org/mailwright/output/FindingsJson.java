package org.mailwright.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;

/** Findings for programs: one JSON array of objects. */
public final class FindingsJson {
    private FindingsJson() {}

    // [{"severity":"error","rule":"alias-loop","source":"data/common/mail.yaml","line":88,"column":3,"message":…,"related":[…],"help":…}]
    /** The findings as one line of JSON. */
    public static String of(List<Diagnostic> findings) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartArray();
            for (Diagnostic finding : findings) {
                json.writeStartObject();
                json.writeStringField("severity", finding.severity().word());
                json.writeStringField("rule", finding.rule());
                write(json, finding.location());
                json.writeStringField("message", finding.message());
                json.writeArrayFieldStart("related");
                for (Diagnostic.Related other : finding.related()) {
                    json.writeStartObject();
                    write(json, other.location());
                    json.writeStringField("message", other.message());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeStringField("help", finding.help());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, Location location) throws IOException {
        json.writeStringField("source", location.source());
        json.writeNumberField("line", location.line());
        json.writeNumberField("column", location.column());
        json.writeStringField("detail", location.detail());
    }
}
