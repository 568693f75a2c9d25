package org.mailwright.tree;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Printable;
import org.mailwright.model.Release;

/** Reads what a manifest consists of: exactly the members that there are. */
final class ManifestParts {
    /** The newest version of the format that this program knows; the first one had neither version nor release. */
    static final int VERSION = 2;

    private static final int LAST_ORDER = 999;

    private ManifestParts() {}

    /** Refuses at once: nothing else is known of a newer format. */
    static int version(JsonParser json) throws IOException {
        HostManifest.require(json.currentToken() == JsonToken.VALUE_NUMBER_INT, "its version is not a number");
        int version = json.getIntValue();
        if (version > VERSION) {
            throw new NewerVersion("manifest: version " + version + " is newer than this program knows, which is "
                    + VERSION + ": upgrade mailwright here");
        }
        HostManifest.require(version == VERSION, "there is no version " + version);
        return version;
    }

    // {"debian": 12}
    static Release release(JsonParser json) throws IOException {
        HostManifest.require(
                json.currentToken() == JsonToken.START_OBJECT
                        && "debian".equals(json.nextFieldName())
                        && json.nextToken() == JsonToken.VALUE_NUMBER_INT,
                "its release is not one of Debian");
        int number = json.getIntValue();
        HostManifest.require(json.nextToken() == JsonToken.END_OBJECT, "its release is not one of Debian");
        return Release.of(Integer.toString(number))
                .orElseThrow(() -> new IOException("manifest: this program knows no Debian " + number));
    }

    /** Reads the array of actions that the parser stands at the beginning of. */
    static List<Action> actions(JsonParser json) throws IOException {
        requireArray(json);
        List<Action> actions = new ArrayList<>();
        while (isInArray(json)) {
            Map<String, String> texts = new TreeMap<>();
            List<String> command = new ArrayList<>();
            int order = 0;
            for (String name = member(json); !name.isEmpty(); name = member(json)) {
                switch (name) {
                    case "command" -> command.addAll(HostManifest.texts(json));
                    case "order" -> order = json.getIntValue();
                    default -> texts.put(name, HostManifest.string(json));
                }
            }
            requireMembers(texts, Set.of("id"));
            HostManifest.require(
                    !command.isEmpty() && command.stream().allMatch(word -> word.matches("[!-~]+")),
                    "an action without a command");
            HostManifest.require(order >= 0 && order <= LAST_ORDER, "an action with an order that does not exist");
            actions.add(new Action(texts.getOrDefault("id", ""), command, order));
        }
        return actions;
    }

    static HostManifest.Item item(JsonParser json) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        List<String> run = new ArrayList<>();
        Optional<Boolean> secret = Optional.empty();
        for (String name = member(json); !name.isEmpty(); name = member(json)) {
            switch (name) {
                case "run" -> run.addAll(HostManifest.texts(json));
                case "secret" -> secret = Optional.of(json.getBooleanValue());
                default -> texts.put(name, HostManifest.string(json));
            }
        }
        requireMembers(texts, Set.of("path", "mode", "owner", "group", "sha256"));
        Artefact.Rights rights = new Artefact.Rights(
                texts.getOrDefault("mode", ""), texts.getOrDefault("owner", ""), texts.getOrDefault("group", ""));
        return new HostManifest.Item(
                texts.getOrDefault("path", ""),
                rights,
                texts.getOrDefault("sha256", ""),
                secret.orElseThrow(() -> new IOException("manifest: a file without secret")),
                run);
    }

    /** The name of the next member of an object, at whose value the parser then stands; empty at the end. */
    static String member(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            return name;
        }
        HostManifest.require(token == JsonToken.END_OBJECT, "a file or an action without members");
        return "";
    }

    static void requireMembers(Map<String, String> texts, Set<String> names) throws IOException {
        for (String name : names) {
            HostManifest.require(texts.containsKey(name), "a file or an action without " + name);
        }
        for (String name : texts.keySet()) {
            HostManifest.require(names.contains(name), Printable.of(name) + " is not known to this release");
        }
    }

    static void requireArray(JsonParser json) throws IOException {
        HostManifest.require(json.currentToken() == JsonToken.START_ARRAY, "a list is missing");
    }

    static boolean isInArray(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        HostManifest.require(token != null, "it ends too early");
        return token != JsonToken.END_ARRAY;
    }
}
