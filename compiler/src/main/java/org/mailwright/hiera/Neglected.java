package org.mailwright.hiera;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;

/** What somebody wrote for Hiera and no look-up ever sees: Puppet says nothing about either. */
final class Neglected {
    private static final Pattern DATA_FILE = Pattern.compile("\\.(yaml|yml|eyaml|json|conf)\\z");

    private final DataFiles data;

    Neglected(DataFiles data) {
        this.data = data;
    }

    /** Data files below the data directories of these hierarchies that none of them names, for any scope so far. */
    List<Diagnostic> files(List<Layer> layers, List<Hierarchy.Entry> entries) throws IOException {
        Set<Path> named = new HashSet<>();
        entries.forEach(entry -> entry.files()
                .ifPresent(files ->
                        files.stream().filter(Hierarchy.Located::exists).forEach(file -> named.add(file.path()))));
        Set<Path> found = new TreeSet<>();
        for (Path directory : directories(layers, entries)) {
            walk(directory, found);
        }
        return found.stream()
                .filter(file -> !named.contains(file))
                .map(file -> Diagnostic.info(
                                "hiera-file-unread",
                                Location.file(data.tree().display(file)),
                                "no hierarchy of any node of the inventory names this file")
                        .advising("rename or remove it, or add its node to the inventory"))
                .toList();
    }

    /** The data directories whose name is no matter of the scope. */
    private static Set<Path> directories(List<Layer> layers, List<Hierarchy.Entry> entries) {
        Set<Path> directories = new TreeSet<>();
        for (Layer layer : layers) {
            entries.stream()
                    .map(entry -> entry.level().datadir())
                    .filter(datadir -> !datadir.contains("%{") && !datadir.isEmpty())
                    .forEach(datadir ->
                            directories.add(layer.directory().resolve(datadir).normalize()));
        }
        return directories;
    }

    /** What a link leads to is no file of this directory: it may be the whole disk, or the directory itself. */
    private void walk(Path directory, Set<Path> found) throws IOException {
        for (String name : data.tree().list(directory)) {
            Path path = directory.resolve(name);
            if (name.startsWith(".")) {
                continue;
            }
            if (data.tree().isDirectory(path)) {
                if (!data.tree().isLink(path)) {
                    walk(path, found);
                }
            } else if (DATA_FILE.matcher(name).find()) {
                found.add(path);
            }
        }
    }

    /** Entries of lookup_options whose key, or pattern, no file that was read has. */
    List<Diagnostic> options() {
        Set<String> keys = new HashSet<>();
        data.keys("").forEach(key -> keys.add(key.text()));
        List<Diagnostic> findings = new ArrayList<>();
        data.values("lookup_options")
                .flatMap(value -> value instanceof Value.Mapping options ? options.entries().stream() : Stream.empty())
                .map(Value.Mapping.Entry::key)
                .filter(key -> !matches(Values.text(key), keys))
                .forEach(key -> findings.add(Diagnostic.info(
                                "hiera-lookup-options-unused",
                                key.location(),
                                "no key is or matches " + Values.text(key))
                        .advising("correct the name, or remove the entry")));
        return findings;
    }

    private static boolean matches(String name, Set<String> keys) {
        if (!name.startsWith("^")) {
            return keys.contains(name);
        }
        try {
            Pattern pattern = RubyRegex.compile(name);
            return keys.stream().anyMatch(key -> pattern.matcher(key).find());
        } catch (PatternSyntaxException e) {
            // A broken pattern fails every look-up: that is told elsewhere.
            return true;
        }
    }
}
