package org.mailwright.hiera.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Entries;
import org.mailwright.hiera.Regrets;
import org.mailwright.hiera.Utf8;
import org.mailwright.hiera.Value;

/** Reads one JSON document as Ruby's json 2.6 does, which is what Puppet sees, every value with its place. */
public final class JsonText {
    /** Ruby's own bound. */
    private static final int DEEPEST = 100;
    /** Turning digits into a number takes time that grows with their square. */
    private static final int LONGEST_NUMBER = 4_096;

    private static final int LONGEST_TEXT = 16 * 1024 * 1024;

    private final JsonParser json;
    private final Location file;
    private final List<Diagnostic> findings = new ArrayList<>();

    private JsonText(JsonParser json, Location file) {
        this.json = json;
        this.file = file;
    }

    /**
     * The document; nothing, with a finding, when it is broken, cut off, or followed by something else.
     *
     * @param displayName the file as messages show it
     * @param kind the rule of that finding: a broken file and half an answer of a server weigh differently
     */
    public static Checked<Optional<Value>> read(String displayName, byte[] bytes, Kind kind) {
        Location file = Location.file(displayName);
        Parsed<String> text = Utf8.decode(bytes);
        if (text.value().isEmpty()) {
            return failed(Diagnostic.error(kind, file, "the file " + text.reason()));
        }
        // Text, not octets: Jackson would pass over a byte order mark, at which Ruby stops.
        try (JsonParser json = factory().createParser(new StringReader(text.orElseThrow()))) {
            return read(json, file, kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Checked<Optional<Value>> read(JsonParser json, Location file, Kind kind) throws IOException {
        try {
            JsonText reading = new JsonText(json, file);
            json.nextToken();
            Value value = reading.value();
            if (json.nextToken() != null) {
                return failed(broken(kind, reading.here(), "something follows it"));
            }
            reading.findings.addAll(Regrets.of(value));
            return new Checked<>(Optional.of(value), reading.findings);
        } catch (StreamConstraintsException e) {
            String limits = DEEPEST + " levels, numbers of " + LONGEST_NUMBER + " digits, texts of " + LONGEST_TEXT;
            return failed(broken(kind, place(file, json.currentLocation()), "it exceeds " + limits + " characters"));
        } catch (JsonProcessingException e) {
            return failed(broken(kind, place(file, e.getLocation()), reason(e)));
        }
    }

    /** Ruby passes over comments and takes any escape for the character it escapes. */
    private static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                // A million different keys are not worth remembering, and a hostile choice of them costs time.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNameLength(LONGEST_TEXT)
                        .build())
                .build();
    }

    private static Checked<Optional<Value>> failed(Diagnostic finding) {
        return new Checked<>(Optional.empty(), List.of(finding));
    }

    private static Diagnostic broken(Kind kind, Location at, String why) {
        return Diagnostic.error(kind, at, "the file is not whole JSON: " + why);
    }

    /** Jackson's reason, where it quotes no more of the file than a character: a file may hold secrets. */
    private static String reason(JsonProcessingException e) {
        String reason = String.valueOf(e.getOriginalMessage());
        boolean harmless = reason.startsWith("Unexpected character") && reason.indexOf('\n') < 0;
        return harmless
                ? reason.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + reason.substring(1)
                : reason.startsWith("Unexpected end") || reason.startsWith("No content")
                        ? "it ends too early"
                        : "it breaks off here";
    }

    private static Location place(Location file, JsonLocation at) {
        return at == null ? file : file.at(Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1));
    }

    private Location here() {
        return place(file, json.currentTokenLocation());
    }

    private Value value() throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw new com.fasterxml.jackson.core.io.JsonEOFException(json, JsonToken.NOT_AVAILABLE, "No content");
        }
        Location at = here();
        return switch (token) {
            case START_OBJECT -> mapping(at);
            case START_ARRAY -> sequence(at);
            case VALUE_STRING -> Value.Text.of(json.getText(), at);
            case VALUE_NUMBER_INT -> new Value.Whole(json.getBigIntegerValue(), at);
            case VALUE_NUMBER_FLOAT -> new Value.Real(json.getDoubleValue(), json.getText(), at);
            case VALUE_TRUE, VALUE_FALSE -> new Value.Truth(token == JsonToken.VALUE_TRUE, at);
            case VALUE_NULL -> new Value.Undef(at);
            default -> throw new IllegalStateException("no value begins with " + token);
        };
    }

    private Value sequence(Location at) throws IOException {
        List<Value> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Value.Sequence(items, at);
    }

    private Value mapping(Location at) throws IOException {
        Entries entries = new Entries();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Value.Text key = Value.Text.of(json.currentName(), here());
            json.nextToken();
            entries.put(new Value.Mapping.Entry(key, value()))
                    .ifPresent(known -> findings.add(Diagnostic.error(
                                    HieraKinds.YAML_DUPLICATE_KEY,
                                    key.location(),
                                    "the key " + key.text() + " is there twice")
                            .seeing(known.key().location(), "the first one, which is forgotten")
                            .advising("keep one of the two")));
        }
        return entries.mapping(at);
    }
}
