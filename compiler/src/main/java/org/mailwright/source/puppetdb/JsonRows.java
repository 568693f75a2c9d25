package org.mailwright.source.puppetdb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.mailwright.hiera.Value;

/** The rows of an answer of PuppetDB's written as one answer, a row a line: what came in pages becomes a file to read. */
public final class JsonRows {
    private JsonRows() {}

    /** Writes them; the stream stays open. */
    public static void write(List<Value> rows, OutputStream out) throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartArray();
            for (Value row : rows) {
                json.writeRaw('\n');
                write(row, json);
            }
            json.writeRaw('\n');
            json.writeEndArray();
        }
    }

    /** A string as JSON has it. */
    static String string(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static void write(Value value, JsonGenerator json) throws IOException {
        if (value instanceof Value.Mapping mapping) {
            json.writeStartObject();
            for (Value.Mapping.Entry entry : mapping.entries()) {
                // A key of JSON is a string.
                json.writeFieldName(((Value.Text) entry.key()).text());
                write(entry.value(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Value.Sequence sequence) {
            json.writeStartArray();
            for (Value item : sequence.items()) {
                write(item, json);
            }
            json.writeEndArray();
        } else if (value instanceof Value.Text text) {
            json.writeString(text.text());
        } else if (value instanceof Value.Whole whole) {
            json.writeNumber(whole.number());
        } else if (value instanceof Value.Real real) {
            json.writeNumber(real.written());
        } else if (value instanceof Value.Truth truth) {
            json.writeBoolean(truth.truth());
        } else {
            json.writeNull();
        }
    }
}
