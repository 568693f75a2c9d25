package org.mailwright.output.install;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.change.Census;
import org.mailwright.diagnostic.Printable;

/**
 * manifest.json: the files of one host, with all that is needed to install them, and what must run when one has changed.
 *
 * @param host the host's name; {@code *} for the files of a tree that belong to none
 * @param census what the guard holds the next one to
 */
public record HostManifest(String host, List<Item> files, List<Action> actions, Census census) {
    private static final String PLACE = "/etc/";

    /** Names that useradd(8) and Debian's policy allow. */
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]{0,31}";

    /**
     * One file.
     *
     * @param path absolute on the host
     * @param sha256 of its content, in hex: as secret as the file
     * @param run ids of actions
     */
    public record Item(String path, Artefact.Rights rights, String sha256, boolean secret, List<String> run) {
        public Item {
            run = List.copyOf(run);
        }

        /** What installs an artefact; {@code path} is absolute on its host, below the tree for one that has none. */
        public static Item of(String path, Artefact artefact, String sha256) {
            return new Item(
                    path,
                    artefact.rights(),
                    sha256,
                    artefact.secret(),
                    artefact.run().stream().map(Action::id).toList());
        }
    }

    public HostManifest {
        files = List.copyOf(files);
        actions = List.copyOf(new TreeSet<>(actions));
    }

    // {
    //   "host": "mx-01.onion.example",
    //   "files": [
    //     {"path": "/etc/postfix/main.cf", "mode": "0644", …, "run": ["reload:postfix"]}, …
    //   ],
    //   "actions": [{"id": "reload:postfix", "command": ["postfix", "reload"], "order": 50}, …],
    //   "guard": {"hosts": …}
    // }
    /** The file's text, each thing on a line of its own. */
    public String text() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            Separators separators =
                    PrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(Separators.Spacing.AFTER);
            json.setPrettyPrinter(new DefaultPrettyPrinter(separators)
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));
            write(json);
        }
        return text + "\n";
    }

    /** The file at this path. */
    Optional<Item> file(String path) {
        return files.stream().filter(item -> item.path().equals(path)).findFirst();
    }

    /** Its files by path. */
    Map<String, Item> byPath() {
        Map<String, Item> items = new TreeMap<>();
        files.forEach(item -> items.put(item.path(), item));
        return items;
    }

    /** Reads manifest.json. @throws IOException when it is no manifest, or asks for what none of ours does */
    static HostManifest parse(byte[] text) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
            json.nextToken();
            HostManifest manifest = read(json);
            require(json.nextToken() == null, "something follows the manifest");
            return manifest;
        }
    }

    /** Reads the object that the parser stands at the beginning of. */
    static HostManifest read(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT, "not an object");
        String host = "";
        List<Item> files = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        Census census = Census.none();
        Set<String> fields = new HashSet<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            fields.add(name);
            json.nextToken();
            switch (name) {
                case "guard" -> census = CensusJson.read(json);
                case "host" -> host = text(json);
                case "files" -> {
                    while (isInArray(json)) {
                        files.add(item(json));
                    }
                }
                case "actions" -> actions.addAll(actions(json));
                default -> throw new IOException("manifest: " + Printable.of(name) + " is not known to this release");
            }
        }
        require(fields.containsAll(List.of("host", "files", "actions")), "it lacks host, files or actions");
        HostManifest manifest = new HostManifest(host, files, actions, census);
        manifest.validate();
        return manifest;
    }

    /** Reads the array of actions that the parser stands at the beginning of. */
    static List<Action> actions(JsonParser json) throws IOException {
        List<Action> actions = new ArrayList<>();
        while (isInArray(json)) {
            Map<String, String> texts = new TreeMap<>();
            List<String> command = new ArrayList<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("command")) {
                    command.addAll(texts(json));
                } else {
                    texts.put(name, text(json));
                }
            }
            Action action = new Action(field(texts, "id"), command, Integer.parseInt(field(texts, "order"), 10));
            require(KnownAction.is(action), "an action that is none of ours");
            actions.add(action);
        }
        return actions;
    }

    private static Item item(JsonParser json) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        List<String> run = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("run")) {
                run.addAll(texts(json));
            } else {
                texts.put(name, text(json));
            }
        }
        Artefact.Rights rights =
                new Artefact.Rights(field(texts, "mode"), field(texts, "owner"), field(texts, "group"));
        return new Item(
                field(texts, "path"),
                rights,
                field(texts, "sha256"),
                field(texts, "secret").equals("true"),
                run);
    }

    private void validate() throws IOException {
        Set<String> paths = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Action action : actions) {
            require(ids.add(action.id()), "an action that is there twice");
        }
        for (Item item : files) {
            require(isPlace(item.path()), "a path that does not lie below " + PLACE);
            require(paths.add(item.path()), "a path that is there twice");
            require(item.sha256().matches("[0-9a-f]{64}"), "a file without SHA-256");
            require(item.rights().mode().matches("0[0-7]{3}"), "a mode that is not four octal digits");
            require(
                    item.rights().owner().matches(NAME) && item.rights().group().matches(NAME),
                    "an owner or a group that is no name");
            require(ids.containsAll(item.run()), "a file that runs what is no action");
        }
    }

    /** True for the path of a file that may be ours. It is ASCII: no locale and no file system can misread it. */
    static boolean isPlace(String path) {
        return path.startsWith(PLACE)
                && Artefact.isInside(path.substring(1))
                && path.chars().allMatch(c -> c < 127);
    }

    private static String field(Map<String, String> texts, String name) throws IOException {
        require(texts.containsKey(name), "a file or an action without " + name);
        return texts.getOrDefault(name, "");
    }

    static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        while (isInArray(json)) {
            texts.add(text(json));
        }
        return texts;
    }

    private static boolean isInArray(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        require(token != null, "it ends too early");
        return token != JsonToken.END_ARRAY;
    }

    static String text(JsonParser json) throws IOException {
        require(json.currentToken() != null && json.currentToken().isScalarValue(), "a text is missing");
        return json.getText();
    }

    static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException("manifest: " + otherwise);
        }
    }

    /** Writes the object, in the grammar that {@link #read} reads. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("host", host);
        json.writeArrayFieldStart("files");
        for (Item item : files) {
            json.writeStartObject();
            json.writeStringField("path", item.path());
            json.writeStringField("mode", item.rights().mode());
            json.writeStringField("owner", item.rights().owner());
            json.writeStringField("group", item.rights().group());
            json.writeStringField("sha256", item.sha256());
            json.writeBooleanField("secret", item.secret());
            writeTexts(json, "run", item.run());
            json.writeEndObject();
        }
        json.writeEndArray();
        writeActions(json, "actions", actions);
        CensusJson.write(json, "guard", census);
        json.writeEndObject();
    }

    static void writeActions(JsonGenerator json, String name, List<Action> actions) throws IOException {
        json.writeArrayFieldStart(name);
        for (Action action : actions) {
            json.writeStartObject();
            json.writeStringField("id", action.id());
            writeTexts(json, "command", action.command());
            json.writeNumberField("order", action.order());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
