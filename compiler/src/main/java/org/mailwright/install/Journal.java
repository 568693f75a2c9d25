package org.mailwright.install;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.artefact.Action;
import org.mailwright.tree.Manifest;
import org.mailwright.tree.ManifestReader;
import org.mailwright.tree.ManifestRules;
import org.mailwright.tree.ManifestWriter;
import org.mailwright.tree.StrictJson;

/**
 * What an apply has begun: written before the first file changes, gone when all is done.
 *
 * @param manifest of the files that are being installed; the guard has let it pass
 * @param pending actions that have not ended well yet
 * @param removals files of ours, absolute on the host, that go last
 */
record Journal(Manifest manifest, List<Action> pending, List<String> removals) {
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
        return StrictJson.line(json -> {
            json.writeStartObject();
            json.writeFieldName("manifest");
            ManifestWriter.write(json, manifest);
            ManifestWriter.actions(json, "pending", pending);
            ManifestWriter.strings(json, "removals", removals);
            json.writeEndObject();
        });
    }

    static Journal parse(byte[] text) throws IOException {
        return StrictJson.parse(text, "journal", Journal::read);
    }

    private static Journal read(StrictJson in) throws IOException {
        Optional<Manifest> manifest = Optional.empty();
        List<Action> pending = new ArrayList<>();
        List<String> removals = new ArrayList<>();
        in.requireObject("not an object");
        for (Optional<String> name = in.member(); name.isPresent(); name = in.member()) {
            switch (name.get()) {
                case "manifest" -> manifest = Optional.of(ManifestReader.read(in));
                case "pending" -> pending.addAll(ManifestReader.actions(in));
                case "removals" -> removals.addAll(in.strings());
                default -> throw in.unknown(name.get());
            }
        }
        in.require(pending.stream().allMatch(ManifestRules::isKnown), "an action that mailwright does not have");
        in.require(removals.stream().allMatch(ManifestRules::isPlace), "a removal of what is not ours");
        return new Journal(manifest.orElseThrow(() -> in.fault("of nothing")), pending, removals);
    }
}
