package org.mailwright.install;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Printable;
import org.mailwright.tree.StrictJson;

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
        return StrictJson.line(json -> {
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
        });
    }

    static List<Original> parse(byte[] text) throws IOException {
        return StrictJson.parse(text, "originals", Original::readAll);
    }

    private static List<Original> readAll(StrictJson in) throws IOException {
        in.requireArray();
        List<Original> originals = new ArrayList<>();
        while (in.element()) {
            originals.add(read(in));
        }
        return originals;
    }

    private static Original read(StrictJson in) throws IOException {
        Map<String, String> fields = in.fields();
        Original original = new Original(
                in.field(fields, "path"),
                in.field(fields, "mode"),
                new Owners.Ids(number(in.field(fields, "uid")), number(in.field(fields, "gid"))),
                in.field(fields, "sha256"),
                in.field(fields, "beside").equals("true"));
        in.require(State.isBelowEtc(original.path()), Printable.of(original.path()) + " does not lie below /etc");
        in.require(original.mode().matches("[0-7]{4}"), "a mode that is not four octal digits");
        in.require(original.sha256().matches("[0-9a-f]{64}"), "a file without SHA-256");
        return original;
    }

    private static int number(String text) {
        return Integer.parseUnsignedInt(text, 10);
    }
}
