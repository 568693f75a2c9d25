package org.mailwright.install;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Printable;
import org.mailwright.tree.HostManifest;

/**
 * A file that was in the place of one of ours before the first apply of it.
 *
 * @param path absolute on the host
 * @param mode four octal digits
 * @param beside true when its copy is beside it, as {@code .before-mailwright}; else the copy is in the state: a package's
 *     own file, or one that apply found as it would have written it
 */
record Original(String path, String mode, Owners.Ids ids, String sha256, boolean beside) {
    private static final String SUFFIX = ".before-mailwright";

    /** Where an operator finds the copy, on the host. */
    static String copy(String path) {
        return path + SUFFIX;
    }

    // [{"path": "/etc/postfix/main.cf", "mode": "0644", "uid": 0, "gid": 0, "sha256": "5f…", "beside": true}]
    static String json(List<Original> originals) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartArray();
            for (Original original : originals) {
                json.writeStartObject();
                json.writeStringField("path", original.path());
                json.writeStringField("mode", original.mode());
                json.writeNumberField("uid", original.ids().uid());
                json.writeNumberField("gid", original.ids().gid());
                json.writeStringField("sha256", original.sha256());
                json.writeBooleanField("beside", original.beside());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text + "\n";
    }

    static List<Original> parse(byte[] text) throws IOException {
        List<Original> originals = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(text)) {
            HostManifest.require(json.nextToken() == JsonToken.START_ARRAY, "not an array");
            while (json.nextToken() == JsonToken.START_OBJECT) {
                originals.add(of(Fields.read(json)));
            }
            HostManifest.require(json.currentToken() == JsonToken.END_ARRAY, "it ends too early");
            HostManifest.require(json.nextToken() == null, "something follows the originals");
        }
        return originals;
    }

    private static Original of(Map<String, String> fields) throws IOException {
        Original original = new Original(
                Fields.text(fields, "path"),
                Fields.text(fields, "mode"),
                new Owners.Ids(number(fields, "uid"), number(fields, "gid")),
                Fields.text(fields, "sha256"),
                Fields.text(fields, "beside").equals("true"));
        HostManifest.require(
                State.isBelowEtc(original.path()), Printable.of(original.path()) + " does not lie below /etc");
        HostManifest.require(original.mode().matches("[0-7]{4}"), "a mode that is not four octal digits");
        HostManifest.require(original.sha256().matches("[0-9a-f]{64}"), "a file without SHA-256");
        return original;
    }

    private static int number(Map<String, String> fields, String name) throws IOException {
        return Integer.parseUnsignedInt(Fields.text(fields, name), 10);
    }
}
