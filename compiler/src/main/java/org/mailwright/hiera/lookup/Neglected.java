package org.mailwright.hiera.lookup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Severity;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Hiera;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;
import org.mailwright.hiera.ruby.RubyRegex;

/** What somebody wrote for Hiera and no look-up ever sees: Puppet says nothing about either. */
public final class Neglected {
    private static final Pattern DATA_FILE = Pattern.compile("\\.(yaml|yml|eyaml|json|conf)\\z");

    private final DataFiles data;

    public Neglected(DataFiles data) {
        this.data = data;
    }

    /** Data files below the data directories of these hierarchies that none of them names, for any scope so far. */
    public List<Diagnostic> files(List<Layer> layers, List<Hierarchy.Entry> entries) throws IOException {
        Set<Path> named = files(entries);
        Set<Path> found = new TreeSet<>();
        for (Path directory : directories(layers, entries)) {
            walk(directory, found);
        }
        return found.stream()
                .filter(file -> !named.contains(file))
                .map(file -> Diagnostic.info(
                                HieraKinds.FILE_UNREAD,
                                Location.file(data.tree().display(file)),
                                "no hierarchy of any node of the inventory names this file")
                        .advising("rename or remove it, or add its node to the inventory"))
                .toList();
    }

    /** Data directories of a level that are there for no scope so far; Puppet finds no data there and says nothing. */
    public List<Diagnostic> directories(List<Hierarchy.Entry> entries) {
        Map<Location, Path> missing = new LinkedHashMap<>();
        Set<Location> there = new HashSet<>();
        for (Hierarchy.Entry entry : entries) {
            Location at = entry.level().datadir().location();
            if (data.tree().isDirectory(entry.base())) {
                there.add(at);
            } else {
                missing.putIfAbsent(at, entry.base());
            }
        }
        missing.keySet().removeAll(there);
        List<Diagnostic> findings = new ArrayList<>();
        missing.forEach((at, directory) -> {
            Diagnostic finding = Diagnostic.error(
                            HieraKinds.DATADIR_MISSING,
                            at,
                            "there is no directory " + data.tree().display(directory))
                    .advising("write datadir relative to hiera.yaml, e.g. datadir: data");
            findings.add(there.isEmpty() ? finding : finding.as(Severity.WARNING));
        });
        return findings;
    }

    /** Top-level keys of these names in files that some hierarchy names and {@code own} does not, and in unnamed ones. */
    public List<Hiera.Unread> keys(
            Collection<String> names, List<Layer> layers, List<Hierarchy.Entry> own, List<Hierarchy.Entry> all)
            throws IOException {
        Set<Path> read = files(own);
        Set<Path> named = files(all);
        Set<Path> others = new TreeSet<>(named);
        for (Path directory : directories(layers, all)) {
            walk(directory, others);
        }
        others.removeAll(read);
        List<Hiera.Unread> found = new ArrayList<>();
        for (Path file : others) {
            boolean node = named.contains(file);
            data.peek(file, names).forEach(key -> found.add(new Hiera.Unread(key, node)));
        }
        return found;
    }

    private static Set<Path> files(List<Hierarchy.Entry> entries) {
        Set<Path> named = new HashSet<>();
        entries.forEach(entry -> entry.files()
                .ifPresent(files ->
                        files.stream().filter(Hierarchy.Located::exists).forEach(file -> named.add(file.path()))));
        return named;
    }

    /** The data directories whose name is no matter of the scope. */
    private static Set<Path> directories(List<Layer> layers, List<Hierarchy.Entry> entries) {
        Set<Path> directories = new TreeSet<>();
        for (Layer layer : layers) {
            entries.stream()
                    .map(entry -> entry.level().datadir().text())
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
    public List<Diagnostic> options() {
        Set<String> keys = new HashSet<>();
        data.keys("").forEach(key -> keys.add(key.text()));
        List<Diagnostic> findings = new ArrayList<>();
        data.values("lookup_options")
                .flatMap(value -> value instanceof Value.Mapping options ? options.entries().stream() : Stream.empty())
                .map(Value.Mapping.Entry::key)
                .filter(key -> !matches(Values.text(key), keys))
                .forEach(key -> findings.add(Diagnostic.info(
                                HieraKinds.LOOKUP_OPTIONS_UNUSED,
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
