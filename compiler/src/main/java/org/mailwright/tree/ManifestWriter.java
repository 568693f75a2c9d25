package org.mailwright.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.mailwright.artefact.Action;
import org.mailwright.change.Census;

/** Writes manifest.json, in the grammar that {@link ManifestReader} reads. */
public final class ManifestWriter {
    private ManifestWriter() {}

    // {
    //   "version": 2,
    //   "host": "mx-01.onion.example",
    //   "release": {"debian": 12},
    //   "files": [
    //     {"path": "/etc/postfix/main.cf", "mode": "0644", …, "run": ["reload:postfix"]}, …
    //   ],
    //   "actions": [{"id": "reload:postfix", "command": ["postfix", "reload"], "order": 50}, …],
    //   "guard": {"hosts": ["mx-01.onion.example"], "draining": [], "sources": {"directory": 85},
    //     "mailboxes": ["postmaster@onion.example"]}
    // }
    /** The file's text, each thing on a line of its own. */
    public static String text(Manifest manifest) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            Separators separators =
                    PrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(Separators.Spacing.AFTER);
            json.setPrettyPrinter(new DefaultPrettyPrinter(separators)
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));
            write(json, manifest);
        }
        return text + "\n";
    }

    /** Writes the object. */
    public static void write(JsonGenerator json, Manifest manifest) throws IOException {
        json.writeStartObject();
        if (manifest.release().isPresent() || manifest.host().equals(Manifest.SHARED)) {
            json.writeNumberField("version", ManifestReader.VERSION);
        }
        json.writeStringField("host", manifest.host());
        if (manifest.release().isPresent()) {
            json.writeObjectFieldStart("release");
            json.writeNumberField(
                    "debian", Integer.parseInt(manifest.release().get().number(), 10));
            json.writeEndObject();
        }
        json.writeArrayFieldStart("files");
        for (Manifest.Item item : manifest.files()) {
            json.writeStartObject();
            json.writeStringField("path", item.path());
            json.writeStringField("mode", item.rights().mode());
            json.writeStringField("owner", item.rights().owner());
            json.writeStringField("group", item.rights().group());
            json.writeStringField("sha256", item.sha256());
            json.writeBooleanField("secret", item.secret());
            strings(json, "run", item.run());
            json.writeEndObject();
        }
        json.writeEndArray();
        actions(json, "actions", manifest.actions());
        census(json, manifest.census());
        json.writeEndObject();
    }

    /** Writes a member with actions. */
    public static void actions(JsonGenerator json, String name, List<Action> actions) throws IOException {
        json.writeArrayFieldStart(name);
        for (Action action : actions) {
            json.writeStartObject();
            json.writeStringField("id", action.id());
            strings(json, "command", action.command());
            json.writeNumberField("order", action.order());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes a member with strings. */
    public static void strings(JsonGenerator json, String name, Collection<String> strings) throws IOException {
        json.writeArrayFieldStart(name);
        for (String string : strings) {
            json.writeString(string);
        }
        json.writeEndArray();
    }

    /** Writes the member, or nothing where nothing was counted. */
    private static void census(JsonGenerator json, Census census) throws IOException {
        if (census.isNone()) {
            return;
        }
        json.writeObjectFieldStart("guard");
        strings(json, "hosts", census.hosts());
        strings(json, "draining", census.draining());
        json.writeObjectFieldStart("sources");
        for (Map.Entry<String, Integer> source : census.sources().entrySet()) {
            json.writeNumberField(source.getKey(), source.getValue());
        }
        json.writeEndObject();
        strings(json, "mailboxes", census.mailboxes());
        json.writeEndObject();
    }
}
