package org.mailwright.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailwright.daemon.Daemon;

/** The files of a control repository, in memory: a mutation gives another one. */
final class SiteFiles {
    private final SortedMap<String, Entry> entries;

    /** What a path names. */
    sealed interface Entry {
        void make(Path place) throws IOException;
    }

    /** A regular file. */
    record Content(byte[] bytes) implements Entry {
        @Override
        public void make(Path place) throws IOException {
            Files.write(place, bytes);
        }
    }

    /** A symbolic link. */
    record Link(String target) implements Entry {
        @Override
        public void make(Path place) throws IOException {
            Files.createSymbolicLink(place, Path.of(target));
        }
    }

    /** An empty directory. */
    record Directory() implements Entry {
        @Override
        public void make(Path place) throws IOException {
            Files.createDirectories(place);
        }
    }

    /** A pipe that nobody writes into. */
    record Fifo() implements Entry {
        @Override
        public void make(Path place) throws IOException {
            Daemon.require("mkfifo").run(List.of(place.toString()));
        }
    }

    private SiteFiles(SortedMap<String, Entry> entries) {
        this.entries = Collections.unmodifiableSortedMap(entries);
    }

    static SiteFiles read(Path root) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.put(root.relativize(file).toString(), new Content(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SiteFiles(entries);
    }

    /** Regular files, by path. */
    List<String> files() {
        return entries.keySet().stream()
                .filter(path -> entries.get(path) instanceof Content)
                .toList();
    }

    List<String> paths() {
        return List.copyOf(entries.keySet());
    }

    /** The bytes of a regular file; none of anything else. */
    byte[] bytes(String path) {
        return Optional.ofNullable(entries.get(path))
                .filter(Content.class::isInstance)
                .map(entry -> ((Content) entry).bytes())
                .orElse(new byte[0]);
    }

    String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    SiteFiles with(String path, Entry entry) {
        SortedMap<String, Entry> changed = new TreeMap<>(entries);
        changed.put(path, entry);
        return new SiteFiles(changed);
    }

    SiteFiles with(String path, byte[] bytes) {
        return with(path, new Content(bytes));
    }

    SiteFiles with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** With lines behind those of a file. */
    SiteFiles plus(String path, String... lines) {
        return with(path, text(path) + String.join("\n", lines) + "\n");
    }

    SiteFiles without(String path) {
        SortedMap<String, Entry> changed = new TreeMap<>(entries);
        changed.remove(path);
        return new SiteFiles(changed);
    }

    /** Makes them below a directory that is not there yet; a path that another one blocks is left out. */
    void write(Path root) throws IOException {
        Files.createDirectories(root);
        for (var entry : entries.entrySet()) {
            try {
                Path place = root.resolve(entry.getKey());
                Files.createDirectories(place.resolveSibling(""));
                entry.getValue().make(place);
            } catch (InvalidPathException | java.nio.file.FileSystemException e) {
                // No file system has such a name, or something else has it.
                continue;
            }
        }
    }

    /** What differs from another site, for people. */
    String difference(SiteFiles from) {
        StringBuilder text = new StringBuilder();
        for (String path : from.entries.keySet()) {
            if (!entries.containsKey(path)) {
                text.append("removed ").append(path).append('\n');
            }
        }
        entries.forEach((path, entry) -> {
            Entry old = from.entries.get(path);
            if (!(entry instanceof Content content)) {
                if (!entry.equals(old)) {
                    text.append(entry).append(" at ").append(path).append('\n');
                }
            } else if (!(old instanceof Content before) || !java.util.Arrays.equals(before.bytes(), content.bytes())) {
                text.append(TextDifference.of(path, from.text(path), text(path)));
            }
        });
        return text.toString();
    }
}
