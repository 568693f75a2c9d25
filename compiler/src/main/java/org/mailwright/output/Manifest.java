package org.mailwright.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;

/**
 * manifest.json: the files of one host, or of the tree as a whole, with all that is needed to install them.
 *
 * @param host the host's name; {@code *} for the files that belong to none
 */
record Manifest(String host, List<Entry> entries) {
    static final String NAME = "manifest.json";
    /** The manifest of what belongs to no host. */
    static final String SHARED = "*";

    /** One file: its path on the host (below the tree for shared ones) and the SHA-256 of its content. */
    record Entry(String path, Artefact artefact, String sha256) {}

    Manifest {
        entries = List.copyOf(entries);
    }

    // {"host": "mx-01.onion.example", "files": [{"path": "/etc/postfix/main.cf", "mode": "0644", …, "run":
    // ["reload:postfix"]}],
    //  "actions": [{"id": "reload:postfix", "command": ["postfix", "reload"], "order": 50}]}
    String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            DefaultIndenter indent = new DefaultIndenter("  ", "\n");
            Separators separators =
                    PrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(Separators.Spacing.AFTER);
            json.setPrettyPrinter(new DefaultPrettyPrinter(separators)
                    .withObjectIndenter(indent)
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeStringField("host", host);
            json.writeArrayFieldStart("files");
            for (Entry entry : entries) {
                writeFile(json, entry);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("actions");
            TreeSet<Action> actions = new TreeSet<>();
            entries.forEach(entry -> actions.addAll(entry.artefact().run()));
            for (Action action : actions) {
                writeAction(json, action);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void writeFile(JsonGenerator json, Entry entry) throws IOException {
        Artefact artefact = entry.artefact();
        json.writeStartObject();
        json.writeStringField("path", entry.path());
        json.writeStringField("mode", artefact.rights().mode());
        json.writeStringField("owner", artefact.rights().owner());
        json.writeStringField("group", artefact.rights().group());
        json.writeStringField("sha256", entry.sha256());
        json.writeBooleanField("secret", artefact.secret());
        writeTexts(json, "run", artefact.run().stream().map(Action::id).toList());
        json.writeEndObject();
    }

    private static void writeAction(JsonGenerator json, Action action) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", action.id());
        writeTexts(json, "command", action.command());
        json.writeNumberField("order", action.order());
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** The paths that a manifest on disk lists; only those that cannot leave its directory. */
    static List<String> paths(Path file) throws IOException {
        List<String> paths = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(file))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("path")) {
                    String path = json.nextTextValue();
                    if (path != null && Artefact.isInside(path.replaceFirst("^/", ""))) {
                        paths.add(path);
                    }
                }
            }
        }
        return paths;
    }
}
