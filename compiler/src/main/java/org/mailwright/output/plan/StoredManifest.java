package org.mailwright.output.plan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailwright.artefact.Artefact;
import org.mailwright.change.Census;
import org.mailwright.output.install.CensusJson;
import org.mailwright.output.install.Small;

/**
 * A manifest.json, as far as a comparison needs it; its digests are passed over, those of secrets are secrets.
 *
 * @param host whose files they are; {@code *} for those of no host
 * @param census what the guard holds the next state to
 */
record StoredManifest(String host, List<Item> files, Census census) {
    private static final String NOT_OURS = ": not a manifest of ours";

    /** One file: its path on the host, or below the tree. */
    record Item(String path, Artefact.Rights rights, boolean secret) {}

    /** Reads a manifest. @throws IOException when it is none */
    static StoredManifest read(Path file) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(Small.read(file))) {
            Map<String, String> fields = new HashMap<>();
            List<Item> items = new ArrayList<>();
            Census census = Census.none();
            require(json.nextToken() == JsonToken.START_OBJECT, file);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("guard")) {
                    census = CensusJson.read(json);
                } else if (name.equals("files")) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        items.add(item(json, file));
                    }
                } else {
                    put(json, name, fields);
                }
            }
            return new StoredManifest(fields.getOrDefault("host", ""), List.copyOf(items), census);
        } catch (JacksonException e) {
            // The parser's own words may have a digest in them.
            throw new IOException(file + NOT_OURS, e);
        }
    }

    private static Item item(JsonParser json, Path file) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            put(json, name, fields);
        }
        String path = fields.getOrDefault("path", "");
        require(Artefact.isInside(path.replaceFirst("^/", "")), file);
        return new Item(
                path,
                new Artefact.Rights(
                        fields.getOrDefault("mode", ""),
                        fields.getOrDefault("owner", ""),
                        fields.getOrDefault("group", "")),
                // What is not said to be open is not shown.
                !fields.getOrDefault("secret", "").equals("false"));
    }

    private static void put(JsonParser json, String name, Map<String, String> fields) throws IOException {
        if (json.currentToken() != null && json.currentToken().isScalarValue()) {
            fields.put(name, json.getText());
        } else {
            json.skipChildren();
        }
    }

    private static void require(boolean condition, Path file) throws IOException {
        if (!condition) {
            throw new IOException(file + NOT_OURS);
        }
    }
}
