package org.mailwright.tree;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.InputStream;
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
import org.mailwright.model.Release;

/**
 * Reads manifest.json: for a compile, a plan, an apply and the guard alike. It takes exactly the members that a manifest
 * of its version has; a newer version is refused at its first member, because nothing else is known of it.
 */
public final class ManifestReader {
    /** The newest version of the format that this program knows; the first one had neither version nor release. */
    static final int VERSION = 2;

    /** What a version after {@link #VERSION} has behind its number: the first release that reads it, e.g. 0.3.0. */
    private static final String NEEDS = "needs";

    private static final String NAME = "manifest";
    private static final int LAST_ORDER = 999;

    private ManifestReader() {}

    /**
     * Reads a manifest on disk. Faults name the file.
     *
     * @throws NewerVersion when another release wrote it, which is needed to read it
     * @throws IOException when it is no manifest, or asks for what none of ours does
     */
    public static Manifest read(InputStream in, Path file) throws IOException {
        try {
            return parse(SmallFile.read(in, file));
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

    /** Reads a manifest's text. */
    public static Manifest parse(byte[] text) throws IOException {
        return StrictJson.parse(text, NAME, ManifestReader::read);
    }

    /** Reads the object that begins here. */
    public static Manifest read(StrictJson json) throws IOException {
        StrictJson in = json.as(NAME);
        in.requireObject("not an object");
        int version = 1;
        String host = "";
        Optional<Release> release = Optional.empty();
        List<Manifest.Item> files = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        Census census = Census.none();
        Set<String> members = new HashSet<>();
        for (Optional<String> name = in.member(); name.isPresent(); name = in.member()) {
            members.add(name.get());
            switch (name.get()) {
                case "version" -> version = version(in);
                case "release" -> release = Optional.of(release(in));
                case "guard" -> census = census(in);
                case "host" -> host = in.string();
                case "files" -> {
                    in.requireArray();
                    while (in.element()) {
                        files.add(item(in));
                    }
                }
                case "actions" -> actions.addAll(actions(in));
                default -> throw in.unknown(name.get());
            }
        }
        in.require(members.containsAll(List.of("host", "files", "actions")), "it lacks host, files or actions");
        in.require(
                release.isPresent() == (version > 1 && !host.equals(Manifest.SHARED)),
                "its release does not go with its version and host");
        Manifest manifest = new Manifest(host, release, files, actions, census);
        ManifestRules.requireSound(manifest);
        return manifest;
    }

    private static int version(StrictJson in) throws IOException {
        int version = in.number("its version is not a number");
        if (version > VERSION) {
            throw new NewerVersion(NAME + ": version " + version + " is newer than this program knows, which is "
                    + VERSION + ": upgrade mailwright here"
                    + needed(in).map(release -> " to " + release).orElse(""));
        }
        in.require(version == VERSION, "there is no version " + version);
        return version;
    }

    /** The release that a newer manifest asks for. */
    private static Optional<String> needed(StrictJson in) throws IOException {
        return in.member().filter(NEEDS::equals).isPresent()
                ? Optional.of(in.string()).filter(release -> release.matches("[0-9]+(?:\\.[0-9]+){1,2}"))
                : Optional.empty();
    }

    // {"debian": 12}
    private static Release release(StrictJson in) throws IOException {
        String otherwise = "its release is not one of Debian";
        in.requireObject(otherwise);
        in.require(in.member().filter("debian"::equals).isPresent(), otherwise);
        int number = in.number(otherwise);
        in.require(in.member().isEmpty(), otherwise);
        return Release.of(Integer.toString(number))
                .orElseThrow(() -> in.fault("this program knows no Debian " + number));
    }

    // {"path": "/etc/postfix/main.cf", "mode": "0644", …, "secret": false, "run": ["reload:postfix"]}
    private static Manifest.Item item(StrictJson in) throws IOException {
        in.requireObject("a file or an action without members");
        Map<String, String> texts = new TreeMap<>();
        List<String> run = new ArrayList<>();
        Optional<Boolean> secret = Optional.empty();
        for (Optional<String> name = in.member(); name.isPresent(); name = in.member()) {
            switch (name.get()) {
                case "run" -> run.addAll(in.strings());
                case "secret" -> secret = Optional.of(in.flag());
                default -> texts.put(name.get(), in.string());
            }
        }
        requireMembers(in, texts, Set.of("path", "mode", "owner", "group", "sha256"));
        Artefact.Rights rights = new Artefact.Rights(
                texts.getOrDefault("mode", ""), texts.getOrDefault("owner", ""), texts.getOrDefault("group", ""));
        return new Manifest.Item(
                texts.getOrDefault("path", ""),
                rights,
                texts.getOrDefault("sha256", ""),
                secret.orElseThrow(() -> in.fault("a file without secret")),
                run);
    }

    /** Reads the array of actions that begins here. */
    public static List<Action> actions(StrictJson in) throws IOException {
        in.requireArray();
        List<Action> actions = new ArrayList<>();
        while (in.element()) {
            actions.add(action(in));
        }
        return actions;
    }

    // {"id": "reload:postfix", "command": ["postfix", "reload"], "order": 50}
    private static Action action(StrictJson in) throws IOException {
        in.requireObject("a file or an action without members");
        Map<String, String> texts = new TreeMap<>();
        List<String> command = new ArrayList<>();
        int order = 0;
        for (Optional<String> name = in.member(); name.isPresent(); name = in.member()) {
            switch (name.get()) {
                case "command" -> command.addAll(in.strings());
                case "order" -> order = in.number();
                default -> texts.put(name.get(), in.string());
            }
        }
        requireMembers(in, texts, Set.of("id"));
        in.require(
                !command.isEmpty() && command.stream().allMatch(word -> word.matches("[!-~]+")),
                "an action without a command");
        in.require(order >= 0 && order <= LAST_ORDER, "an action with an order that does not exist");
        return new Action(texts.getOrDefault("id", ""), command, order);
    }

    private static void requireMembers(StrictJson in, Map<String, String> texts, Set<String> names) throws IOException {
        for (String name : names) {
            in.require(texts.containsKey(name), "a file or an action without " + name);
        }
        for (String name : texts.keySet()) {
            if (!names.contains(name)) {
                throw in.unknown(name);
            }
        }
    }

    // {"hosts": ["mx-01.onion.example"], "draining": [], "sources": {"directory": 85},
    //   "mailboxes": ["postmaster@onion.example"]}
    private static Census census(StrictJson in) throws IOException {
        Map<String, TreeSet<String>> texts = new TreeMap<>();
        TreeMap<String, Integer> sources = new TreeMap<>();
        in.requireObject("guard is no object");
        for (Optional<String> name = in.member(); name.isPresent(); name = in.member()) {
            switch (name.get()) {
                case "hosts", "draining", "mailboxes" -> texts.put(name.get(), new TreeSet<>(in.strings()));
                case "sources" -> {
                    in.requireObject("sources is no object");
                    for (Optional<String> source = in.member(); source.isPresent(); source = in.member()) {
                        sources.put(source.get(), in.number("a source without a number"));
                    }
                }
                default -> throw in.unknown(name.get());
            }
        }
        return new Census(
                texts.getOrDefault("hosts", new TreeSet<>()),
                texts.getOrDefault("draining", new TreeSet<>()),
                sources,
                texts.getOrDefault("mailboxes", new TreeSet<>()));
    }
}
