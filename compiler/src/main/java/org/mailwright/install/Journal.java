package org.mailwright.install;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.artefact.Action;
import org.mailwright.diagnostic.Printable;
import org.mailwright.tree.HostManifest;
import org.mailwright.tree.KnownFiles;

/**
 * What an apply has begun: written before the first file changes, gone when all is done.
 *
 * @param manifest of the files that are being installed; the guard has let it pass
 * @param pending actions that have not ended well yet
 * @param removals files of ours, absolute on the host, that go last
 */
record Journal(HostManifest manifest, List<Action> pending, List<String> removals) {
    Journal {
        pending = List.copyOf(pending);
        removals = List.copyOf(removals);
    }

    /** The same without an action that has ended well. */
    Journal done(Action action) {
        return new Journal(
                manifest,
                pending.stream().filter(other -> !other.equals(action)).toList(),
                removals);
    }

    // {"manifest": {…}, "pending": [{"id": "reload:postfix", …}], "removals": ["/etc/postfix/maps/old"]}
    String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeFieldName("manifest");
            manifest.write(json);
            HostManifest.writeActions(json, "pending", pending);
            HostManifest.writeTexts(json, "removals", removals);
            json.writeEndObject();
        }
        return text + "\n";
    }

    static Journal parse(byte[] text) throws IOException {
        Optional<HostManifest> manifest = Optional.empty();
        List<Action> pending = new ArrayList<>();
        List<String> removals = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(text)) {
            HostManifest.require(json.nextToken() == JsonToken.START_OBJECT, "not an object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "manifest" -> manifest = Optional.of(HostManifest.read(json));
                    case "pending" -> pending.addAll(HostManifest.actions(json));
                    case "removals" -> removals.addAll(HostManifest.texts(json));
                    default ->
                        throw new IOException("journal: " + Printable.of(name) + " is not known to this release");
                }
            }
        }
        HostManifest.require(pending.stream().allMatch(KnownFiles::isKnown), "an action that mailwright does not have");
        HostManifest.require(removals.stream().allMatch(HostManifest::isPlace), "a removal of what is not ours");
        return new Journal(manifest.orElseThrow(() -> new IOException("journal: of nothing")), pending, removals);
    }
}
