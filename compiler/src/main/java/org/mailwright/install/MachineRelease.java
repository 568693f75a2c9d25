package org.mailwright.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Printable;
import org.mailwright.model.Release;

/** The operating system of a machine, as os-release(5) below its root says. */
final class MachineRelease {
    private static final List<String> FILES = List.of("etc/os-release", "usr/lib/os-release");
    private static final int MOST = 1 << 16;
    private static final int MOST_LINKS = 40;

    private MachineRelease() {}

    /** Why files for this release cannot be installed below this root; empty when they can. */
    static Optional<String> refusal(Path root, Release wanted) throws IOException {
        String files = "the files are for Debian " + wanted.number();
        Optional<Path> file = file(root);
        if (file.isEmpty()) {
            return Optional.of(
                    files + ", and there is no " + root.resolve(FILES.get(0)) + " that says what this machine is");
        }
        Map<String, String> fields = fields(file.get());
        String system = fields.getOrDefault("ID", "");
        String version = fields.getOrDefault("VERSION_ID", "");
        if (!system.equals("debian")) {
            return Optional.of(files + ", and this machine is \"" + Printable.of(system + " " + version) + "\" ("
                    + file.get() + ")");
        }
        if (version.isEmpty()) {
            return Optional.of(files + ", and this machine does not say its release: " + file.get()
                    + " has no VERSION_ID, as Debian testing and unstable");
        }
        // Some have 12.5.
        return version.replaceFirst("\\..*", "").equals(wanted.number())
                ? Optional.empty()
                : Optional.of(files + ", and this machine is Debian " + Printable.of(version) + " (" + file.get()
                        + "): compile with facts of today");
    }

    private static Optional<Path> file(Path root) throws IOException {
        for (String name : FILES) {
            Path file = inside(root, name);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Where a process whose root this is would find the file: a link is followed from there and never leaves it. */
    private static Path inside(Path root, String name) throws IOException {
        Deque<String> names = new ArrayDeque<>(List.of(name.split("/")));
        Deque<String> way = new ArrayDeque<>();
        for (int links = 0; !names.isEmpty(); ) {
            String next = names.pop();
            if (next.equals("..")) {
                way.pollLast();
            } else if (!next.isEmpty() && !next.equals(".")) {
                way.addLast(next);
                Path here = at(root, way);
                if (Files.isSymbolicLink(here)) {
                    if (links++ == MOST_LINKS) {
                        throw new IOException(here + ": too many symbolic links");
                    }
                    way.removeLast();
                    String target = Files.readSymbolicLink(here).toString();
                    if (target.startsWith("/")) {
                        way.clear();
                    }
                    List<String> parts = Arrays.asList(target.split("/"));
                    for (int i = parts.size() - 1; i >= 0; i--) {
                        names.push(parts.get(i));
                    }
                }
            }
        }
        return at(root, way);
    }

    private static Path at(Path root, Deque<String> way) {
        return root.resolve(String.join("/", way));
    }

    // PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
    // VERSION_ID="12"
    // ID=debian
    private static Map<String, String> fields(Path file) throws IOException {
        byte[] text;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            text = in.readNBytes(MOST);
        }
        Map<String, String> fields = new HashMap<>();
        new String(text, StandardCharsets.UTF_8).lines().forEach(line -> {
            int end = line.indexOf('=');
            if (end > 0 && !line.startsWith("#")) {
                fields.put(
                        line.substring(0, end).strip(),
                        unquoted(line.substring(end + 1).strip()));
            }
        });
        return fields;
    }

    private static String unquoted(String value) {
        boolean quoted = value.matches("\"[^\"]*\"|'[^']*'");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
