package org.mailwright.tree;

import com.fasterxml.jackson.core.JacksonException;
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
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
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
import org.mailwright.model.Release;

/**
 * manifest.json: the files of one host, with all that is needed to install them, and what must run when one has changed.
 *
 * @param host the host's name; {@code *} for the files of a tree that belong to none
 * @param release of Debian that the files are written for; empty in a manifest of version 1, and for no host
 * @param census what the guard holds the next one to
 */
public record HostManifest(
        String host, Optional<Release> release, List<Item> files, List<Action> actions, Census census) {
    /** What a tree and each of its hosts call the file. */
    public static final String FILE = "manifest.json";

    /** The host of the manifest of what belongs to no host. */
    public static final String SHARED = "*";

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
    //   "version": 2,
    //   "host": "mx-01.onion.example",
    //   "release": {"debian": 12},
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

    /** This manifest, which an apply takes; one that it would refuse is a defect of a writer. */
    public HostManifest checked() {
        try {
            ManifestRules.require(this);
        } catch (IOException e) {
            throw new IllegalStateException("a plan has what no apply installs", e);
        }
        refusal().ifPresent(reason -> {
            throw new IllegalStateException("a plan has what no apply installs: " + reason);
        });
        return this;
    }

    /** Why an apply refuses it although it is a manifest: another program wrote it, or another version of this one. */
    public Optional<String> refusal() {
        try {
            if (!host.equals(SHARED)) {
                KnownFiles.require(this);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Reads the array of actions that the parser stands at the beginning of. */
    public static List<Action> actions(JsonParser json) throws IOException {
        return ManifestParts.actions(json);
    }

    /** True for the path of a file that may be ours. It is ASCII: no locale and no file system can misread it. */
    public static boolean isPlace(String path) {
        return ManifestRules.isPlace(path);
    }

    /** The file at this path. */
    public Optional<Item> file(String path) {
        return files.stream().filter(item -> item.path().equals(path)).findFirst();
    }

    /** Its files by path. */
    public Map<String, Item> byPath() {
        Map<String, Item> items = new TreeMap<>();
        files.forEach(item -> items.put(item.path(), item));
        return items;
    }

    /** Reads manifest.json. @throws IOException when it is no manifest, or asks for what none of ours does */
    public static HostManifest parse(byte[] text) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
            json.nextToken();
            HostManifest manifest = read(json);
            require(json.nextToken() == null, "something follows the manifest");
            return manifest;
        }
    }

    /** Reads a manifest on disk, whose faults name the file and hold nothing of it: digests of secrets are secrets. */
    public static HostManifest read(InputStream in, Path file) throws IOException {
        try {
            return parse(Small.read(in, file));
        } catch (JacksonException | NumberFormatException e) {
            throw new IOException(file + ": not a manifest of ours", e);
        } catch (FileSystemException e) {
            throw e;
        } catch (NewerVersion e) {
            throw new NewerVersion(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Reads the object that the parser stands at the beginning of. */
    public static HostManifest read(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT, "not an object");
        int version = 1;
        String host = "";
        Optional<Release> release = Optional.empty();
        List<Item> files = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        Census census = Census.none();
        Set<String> fields = new HashSet<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            fields.add(name);
            json.nextToken();
            switch (name) {
                case "version" -> version = ManifestParts.version(json);
                case "release" -> release = Optional.of(ManifestParts.release(json));
                case "guard" -> census = CensusJson.read(json);
                case "host" -> host = string(json);
                case "files" -> {
                    ManifestParts.requireArray(json);
                    while (ManifestParts.isInArray(json)) {
                        files.add(ManifestParts.item(json));
                    }
                }
                case "actions" -> actions.addAll(actions(json));
                default -> throw new IOException("manifest: " + Printable.of(name) + " is not known to this release");
            }
        }
        require(json.currentToken() == JsonToken.END_OBJECT, "it ends too early");
        require(fields.containsAll(List.of("host", "files", "actions")), "it lacks host, files or actions");
        require(
                release.isPresent() == (version > 1 && !host.equals(SHARED)),
                "its release does not go with its version and host");
        HostManifest manifest = new HostManifest(host, release, files, actions, census);
        ManifestRules.require(manifest);
        return manifest;
    }

    public static List<String> texts(JsonParser json) throws IOException {
        ManifestParts.requireArray(json);
        List<String> texts = new ArrayList<>();
        while (ManifestParts.isInArray(json)) {
            texts.add(string(json));
        }
        return texts;
    }

    /** The string, and no number or word of JSON, that the parser stands at. */
    static String string(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING, "a text is missing");
        return json.getText();
    }

    public static String text(JsonParser json) throws IOException {
        require(json.currentToken() != null && json.currentToken().isScalarValue(), "a text is missing");
        return json.getText();
    }

    public static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException("manifest: " + otherwise);
        }
    }

    /** Writes the object, in the grammar that {@link #read} reads. */
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (release.isPresent() || host.equals(SHARED)) {
            json.writeNumberField("version", ManifestParts.VERSION);
        }
        json.writeStringField("host", host);
        if (release.isPresent()) {
            json.writeObjectFieldStart("release");
            json.writeNumberField("debian", Integer.parseInt(release.get().number(), 10));
            json.writeEndObject();
        }
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

    public static void writeActions(JsonGenerator json, String name, List<Action> actions) throws IOException {
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

    public static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
