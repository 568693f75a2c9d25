package org.mailwright.install;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.mailwright.tree.HostManifest;

/** The members of a flat JSON object of the state. */
final class Fields {
    private Fields() {}

    /** Reads the object that the parser stands at the beginning of. */
    static Map<String, String> read(JsonParser json) throws IOException {
        Map<String, String> fields = new TreeMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, HostManifest.text(json));
        }
        HostManifest.require(json.currentToken() == JsonToken.END_OBJECT, "it ends too early");
        return fields;
    }

    static String text(Map<String, String> fields, String name) throws IOException {
        String text = fields.get(name);
        if (text == null) {
            throw new IOException("an entry without " + name);
        }
        return text;
    }
}
