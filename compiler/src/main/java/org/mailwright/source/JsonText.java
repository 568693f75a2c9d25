package org.mailwright.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.Value;

/** Reads one JSON document (RFC 8259), every value with its place. */
public final class JsonText {
    private final String file;
    private final JsonParser parser;

    private JsonText(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** The document; nothing, with a finding, when it is broken, cut off, or followed by something else. */
    public static Checked<Optional<Value>> read(String displayName, byte[] bytes) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = factory.createParser(bytes)) {
            JsonText reading = new JsonText(displayName, parser);
            parser.nextToken();
            Value value = reading.value();
            if (parser.nextToken() != null) {
                return broken(reading.here(), "something follows the JSON document");
            }
            return Checked.of(Optional.of(value));
        } catch (JsonParseException e) {
            JsonLocation at = e.getLocation();
            return broken(
                    at == null
                            ? Location.file(displayName)
                            : Location.file(displayName, at.getLineNr(), at.getColumnNr()),
                    "the file is not whole JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Checked<Optional<Value>> broken(Location at, String message) {
        return new Checked<>(Optional.empty(), List.of(Diagnostic.error("partial-input", at, message)));
    }

    private Location here() {
        JsonLocation at = parser.currentTokenLocation();
        return Location.file(file, at.getLineNr(), at.getColumnNr());
    }

    private Value value() throws IOException {
        Location at = here();
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonParseException(parser, "it ends too early");
        }
        return switch (token) {
            case START_OBJECT -> mapping(at);
            case START_ARRAY -> sequence(at);
            case VALUE_STRING -> Value.Text.of(parser.getText(), at);
            case VALUE_NUMBER_INT -> new Value.Whole(new BigInteger(parser.getText()), at);
            case VALUE_NUMBER_FLOAT -> new Value.Real(parser.getDoubleValue(), at);
            case VALUE_TRUE, VALUE_FALSE -> new Value.Truth(token == JsonToken.VALUE_TRUE, at);
            case VALUE_NULL -> new Value.Undef(at);
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new JsonParseException(parser, "unexpected " + token);
        };
    }

    private Value mapping(Location at) throws IOException {
        List<Value.Mapping.Entry> entries = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Value key = Value.Text.of(parser.currentName(), here());
            parser.nextToken();
            entries.add(new Value.Mapping.Entry(key, value()));
        }
        return new Value.Mapping(entries, at);
    }

    private Value sequence(Location at) throws IOException {
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Value.Sequence(items, at);
    }
}
