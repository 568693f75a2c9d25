package org.mailwright.source.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The shapes as JSON Schema (draft-07, which editors know), for completion and checks while a person writes. */
public final class JsonSchema {
    private final JsonGenerator json;

    private JsonSchema(JsonGenerator json) {
        this.json = json;
    }

    /** One part of the text; only a full disk could make it fail, and there is none. */
    @FunctionalInterface
    private interface Part {
        void write(JsonSchema schema) throws IOException;
    }

    /** The schema of mailwright.yaml. */
    public static String siteFile() {
        return text("mailwright.yaml", "Where the inputs of Mailwright are", schema -> schema.shape(Shapes.SITE_FILE));
    }

    /** The schema of a data file of Hiera: the {@code mailwright::} keys; what else is in it is not ours. */
    public static String hieraKeys() {
        return text("Mailwright's keys in Hiera", "The mail system, as Mailwright looks it up", JsonSchema::keys);
    }

    // {
    //   "$schema" : "http://json-schema.org/draft-07/schema#",
    //   "title" : "mailwright.yaml",
    //   "description" : "Where the inputs of Mailwright are",
    //   "type" : "object",
    //   "properties" : { … },
    //   "additionalProperties" : false
    // }
    private static String text(String title, String description, Part content) {
        StringWriter out = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        try (JsonGenerator json = new JsonFactory().createGenerator(out).setPrettyPrinter(printer)) {
            json.writeStartObject();
            json.writeStringField("$schema", "http://json-schema.org/draft-07/schema#");
            json.writeStringField("title", title);
            json.writeStringField("description", description);
            content.write(new JsonSchema(json));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out + "\n";
    }

    private void keys() throws IOException {
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        for (Shapes.Key key : Shapes.KEYS) {
            json.writeObjectFieldStart("mailwright::" + key.name());
            json.writeStringField("description", key.doc());
            shape(key.shape());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** The words of a shape, into an object that is open. */
    private void shape(Shape shape) throws IOException {
        if (shape instanceof Shape.Fields fields) {
            fields(fields.fields());
        } else if (shape instanceof Shape.Each each) {
            json.writeStringField("type", "object");
            nested("additionalProperties", each.value());
        } else if (shape instanceof Shape.Items items) {
            json.writeStringField("type", "array");
            nested("items", items.item());
        } else if (shape instanceof Shape.OneOrMore some) {
            anyOf(some.item(), new Shape.Items(some.item()));
        } else if (shape instanceof Shape.Either either) {
            anyOf(either.one(), either.other());
        } else if (shape instanceof Shape.Word word) {
            strings("enum", word.words());
        } else if (shape instanceof Shape.Whole whole) {
            json.writeStringField("type", "integer");
            json.writeNumberField("minimum", whole.least());
            json.writeNumberField("maximum", whole.most());
        } else if (!(shape instanceof Shape.Anything)) {
            json.writeStringField("type", shape instanceof Shape.Truth ? "boolean" : "string");
        }
    }

    private void fields(List<Field> fields) throws IOException {
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        for (Field field : fields) {
            json.writeObjectFieldStart(field.name());
            boolean literal = Preset.isLiteral(field);
            boolean worded = !literal && !field.preset().isEmpty();
            json.writeStringField("description", field.doc() + (worded ? " (default: " + field.preset() + ")" : ""));
            shape(field.shape());
            if (literal) {
                preset(field);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeBooleanField("additionalProperties", false);
    }

    private void preset(Field field) throws IOException {
        String text = field.preset();
        if (field.shape() instanceof Shape.Items) {
            strings("default", Preset.items(text));
        } else if (field.shape() instanceof Shape.Truth) {
            json.writeBooleanField("default", text.equals("true"));
        } else if (field.shape() instanceof Shape.Whole) {
            json.writeNumberField("default", Integer.parseInt(text));
        } else if (text.equals("{}")) {
            json.writeObjectFieldStart("default");
            json.writeEndObject();
        } else {
            json.writeStringField("default", text);
        }
    }

    private void strings(String name, List<String> strings) throws IOException {
        json.writeArrayFieldStart(name);
        for (String string : strings) {
            json.writeString(string);
        }
        json.writeEndArray();
    }

    private void nested(String name, Shape shape) throws IOException {
        json.writeObjectFieldStart(name);
        shape(shape);
        json.writeEndObject();
    }

    private void anyOf(Shape one, Shape other) throws IOException {
        json.writeArrayFieldStart("anyOf");
        for (Shape shape : List.of(one, other)) {
            json.writeStartObject();
            shape(shape);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
