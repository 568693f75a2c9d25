package org.mailwright.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailwright.diagnostic.Printable;

/**
 * The JSON of manifests and of a machine's state, read member by member: what the reader does not know is refused. A fault
 * names what is read and shows nothing of it, because digests of secrets are secrets.
 */
public final class StrictJson {
    private final JsonParser json;
    private final String what;

    private StrictJson(JsonParser json, String what) {
        this.json = json;
        this.what = what;
    }

    /** Reads the value that the parser has reached. */
    @FunctionalInterface
    public interface Grammar<T> {
        T read(StrictJson in) throws IOException;
    }

    /** Writes a value. */
    @FunctionalInterface
    public interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * Reads a whole text.
     *
     * @param what names it in faults, e.g. {@code manifest}
     * @throws IOException when it is not JSON, names a member twice, or is not what the grammar reads
     */
    public static <T> T parse(byte[] text, String what, Grammar<T> grammar) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
            json.nextToken();
            StrictJson in = new StrictJson(json, what);
            T value = grammar.read(in);
            in.require(json.nextToken() == null, "something follows the " + what);
            return value;
        }
    }

    /** The same place in the text, with another name in faults. */
    public StrictJson as(String name) {
        return new StrictJson(json, name);
    }

    /** Requires that an object begins here, whose members {@link #member} then names. */
    public void requireObject(String otherwise) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT, otherwise);
    }

    /** The name of the next member of the object, whose value is read next; nothing at the object's end. */
    public Optional<String> member() throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            return Optional.of(name);
        }
        require(token == JsonToken.END_OBJECT, "it ends too early");
        return Optional.empty();
    }

    /** Requires that an array begins here, whose elements {@link #element} then reaches. */
    public void requireArray() throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, "a list is missing");
    }

    /** Goes to the next element of the array; false at the array's end. */
    public boolean element() throws IOException {
        JsonToken token = json.nextToken();
        require(token != null, "it ends too early");
        return token != JsonToken.END_ARRAY;
    }

    /** The string here; a number or a word of JSON is refused. */
    public String string() throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING, "a text is missing");
        return json.getText();
    }

    /** The strings of the array that begins here. */
    public List<String> strings() throws IOException {
        requireArray();
        List<String> strings = new ArrayList<>();
        while (element()) {
            strings.add(string());
        }
        return strings;
    }

    /** The whole number here. */
    public int number() throws IOException {
        return json.getIntValue();
    }

    /** The whole number here, with the fault of what is none. */
    public int number(String otherwise) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_NUMBER_INT, otherwise);
        return json.getIntValue();
    }

    /** True or false, as it stands here. */
    public boolean flag() throws IOException {
        return json.getBooleanValue();
    }

    /** The members of the object that begins here, by name; each is a string, a number or a word of JSON. */
    public Map<String, String> fields() throws IOException {
        requireObject("an entry that is no object");
        Map<String, String> fields = new TreeMap<>();
        for (Optional<String> name = member(); name.isPresent(); name = member()) {
            require(json.currentToken() != null && json.currentToken().isScalarValue(), "a text is missing");
            fields.put(name.get(), json.getText());
        }
        return fields;
    }

    /** One of these fields. */
    public String field(Map<String, String> fields, String name) throws IOException {
        String text = fields.get(name);
        if (text == null) {
            throw fault("an entry without " + name);
        }
        return text;
    }

    /** Refuses the text unless the condition holds. */
    public void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw fault(otherwise);
        }
    }

    /** The fault of a member that this release does not know. */
    public IOException unknown(String name) {
        return fault(Printable.of(name) + " is not known to this release");
    }

    /** A fault of the text. */
    public IOException fault(String message) {
        return new IOException(what + ": " + message);
    }

    /** The value on one line, with a line end. */
    public static String line(Content content) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            content.write(json);
        }
        return text + "\n";
    }
}
