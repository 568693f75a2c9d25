package org.mailwright.hiera;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Diagnostic;

/**
 * A hierarchy as one scope sees it: which files each entry names.
 *
 * @param entries in order
 */
record Hierarchy(List<Entry> entries) {

    /**
     * An entry.
     *
     * @param files what it names; nothing when it names no place at all, or a URI
     * @param base the directory of its files
     * @param options of its function, interpolated
     */
    record Entry(Level level, Path base, Optional<List<Located>> files, Value.Mapping options) {}

    /**
     * A file that an entry names.
     *
     * @param original as hiera.yaml has it
     * @param exists whether there is such a file
     */
    record Located(String original, Path path, boolean exists) {}

    /**
     * Reads the names of files in a scope.
     *
     * @param warnings takes what is wrong with a name and no failure
     */
    record Resolver(DataFiles data, Interpolation interpolation, Scoped scoped, Set<Diagnostic> warnings) {
        private static final Pattern LEADING = Pattern.compile("(%\\{[^}]*\\})/.*", Pattern.DOTALL);

        /** The interpolation with one more variable. */
        interface Scoped {
            Interpolation with(String name, Value value);
        }

        Hierarchy resolve(Path directory, HieraConfig config, List<Level> levels) throws LookupFailure, IOException {
            List<Entry> entries = new ArrayList<>();
            for (Level level : levels) {
                Value datadir = level.datadir();
                Path base = resolve(directory, interpolation.path(datadir), datadir);
                Optional<List<Located>> files = files(base, level);
                if (!config.written()) {
                    files = files.map(
                            all -> all.stream().filter(Located::exists).toList());
                }
                if (config.written() || !files.equals(Optional.of(List.of()))) {
                    Value options = interpolation.config(level.options());
                    entries.add(new Entry(
                            level, base, files, options instanceof Value.Mapping map ? map : level.options()));
                }
            }
            return new Hierarchy(List.copyOf(entries));
        }

        private Optional<List<Located>> files(Path base, Level level) throws LookupFailure, IOException {
            if (level.place().isEmpty() || level.place().get().kind() == Level.Kind.URI) {
                return Optional.empty();
            }
            Level.Place place = level.place().get();
            if (place.kind() == Level.Kind.MAPPED) {
                return Optional.of(mapped(base, place.parts()));
            }
            List<Located> found = new ArrayList<>();
            for (Value part : place.parts()) {
                String name = interpolation.path(part);
                if (place.kind() == Level.Kind.GLOB) {
                    String original = base.resolve(resolve(base, name, part)).toString();
                    if (!isRooted(part, name)) {
                        Glob.of(data.tree(), base, name, part.location())
                                .forEach(path -> found.add(new Located(original, path, true)));
                    }
                } else {
                    String whole = name.endsWith(place.extension()) ? name : name + place.extension();
                    found.add(located(base, Values.text(part), whole, part));
                }
            }
            return Optional.of(found);
        }

        /** A pattern that begins with an empty variable would be one of the whole disk: it names no file. */
        private boolean isRooted(Value part, String name) throws LookupFailure, IOException {
            Matcher variable = LEADING.matcher(Values.text(part));
            boolean rooted = name.startsWith("/")
                    && variable.matches()
                    && interpolation
                            .path(Value.Text.of(variable.group(1), part.location()))
                            .isEmpty();
            if (rooted) {
                warnings.add(Diagnostic.warning(
                                "hiera-glob-outside",
                                part.location(),
                                "the glob begins with " + variable.group(1)
                                        + ", which is empty here: it would be a pattern of the whole disk")
                        .advising("write a directory before the variable, or give the scope this variable"));
            }
            return rooted;
        }

        private Located located(Path base, String original, String name, Value at) throws LookupFailure {
            Path path = resolve(base, name, at);
            return new Located(original, path, data.exists(path));
        }

        private static Path resolve(Path base, String path, Value at) throws LookupFailure {
            try {
                return base.resolve(path).normalize();
            } catch (InvalidPathException e) {
                throw new LookupFailure(
                        FailureKind.CONFIG, "hiera-wrong-type", at.location(), "\"" + path + "\" is not a path");
            }
        }

        /** mapped_paths: a variable that holds a list (or hash, or one text), a name for each item, a path that uses it. */
        private List<Located> mapped(Path base, List<Value> parts) throws LookupFailure, IOException {
            List<Located> found = new ArrayList<>();
            Optional<Value> variable = interpolation.mapped(parts.get(0));
            for (Value item : variable.isPresent() ? items(variable.get()) : List.<Value>of()) {
                Interpolation inner = scoped.with(Values.text(parts.get(1)), item);
                found.add(located(base, Values.text(parts.get(2)), inner.path(parts.get(2)), parts.get(2)));
            }
            return found;
        }

        private static List<Value> items(Value value) throws LookupFailure {
            if (value instanceof Value.Mapping mapping) {
                return mapping.entries().stream()
                        .<Value>map(
                                entry -> new Value.Sequence(List.of(entry.key(), entry.value()), mapping.location()))
                        .toList();
            }
            if (value instanceof Value.Sequence list) {
                return list.items();
            }
            if (value instanceof Value.Undef || DataTypes.isText(value)) {
                return Values.text(value).isEmpty() ? List.of() : List.of(value);
            }
            throw new LookupFailure(
                    FailureKind.OTHER,
                    "hiera-wrong-type",
                    value.location(),
                    "mapped_paths needs a list, a hash or a text, got " + value.kind());
        }
    }
}
