package org.mailwright.hiera.lookup;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Strictness;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;
import org.mailwright.hiera.ruby.Glob;
import org.mailwright.hiera.ruby.RubyPath;

/**
 * Reads the names of files in a scope.
 *
 * @param warnings takes what is wrong with a name and no failure
 */
record HierarchyResolver(
        DataFiles data, Strictness puppet, Interpolation interpolation, Scoped scoped, Set<Diagnostic> warnings) {

    /** The interpolation with one more variable. */
    interface Scoped {
        Interpolation with(String name, Value value);
    }

    /** A data directory: as Puppet writes it, and where that is. */
    private record Base(String text, Path path) {}

    Hierarchy resolve(Path directory, HieraConfig config, List<Level> levels) throws LookupFailure, IOException {
        List<Hierarchy.Entry> entries = new ArrayList<>();
        for (Level level : levels) {
            Base base = base(directory, config, level.datadir());
            List<Hierarchy.Pattern> patterns = new ArrayList<>();
            Optional<List<Hierarchy.Located>> files = files(base, level, patterns::add);
            if (!config.written()) {
                files = files.map(
                        all -> all.stream().filter(Hierarchy.Located::exists).toList());
            }
            if (config.written() || !files.equals(Optional.of(List.of()))) {
                Value options = interpolation.config(level.options());
                entries.add(new Hierarchy.Entry(
                        level,
                        base.path(),
                        files,
                        List.copyOf(patterns),
                        options instanceof Value.Mapping map ? map : level.options()));
            }
        }
        return new Hierarchy(List.copyOf(entries));
    }

    /** Version 5 joins first and interpolates then, so that a variable leads to no absolute path; version 4 does not. */
    private Base base(Path directory, HieraConfig config, Value.Text datadir) throws LookupFailure, IOException {
        String root = directory.toString();
        if (config.version() < 5) {
            String name = config.version() == 4 ? datadir.text() : interpolation.path(datadir);
            return base(RubyPath.of(root, name).text(), datadir);
        }
        RubyPath joined = RubyPath.of(root, datadir.text());
        Value.Text rest = Value.Text.of(joined.rest(), datadir.location());
        Base base = base(new RubyPath(joined.base(), interpolation.path(rest)).text(), datadir);
        PathVariables variables = PathVariables.of(datadir, interpolation);
        if (!variables.names().isEmpty() && data.tree().isDirectory(base.path())) {
            String shown = data.tree().display(base.path());
            warnings.add(variables.directory(shown.isEmpty() ? "the directory of hiera.yaml" : shown));
        }
        return base;
    }

    private Base base(String text, Value at) throws LookupFailure, IOException {
        RubyPath path = new RubyPath(text, "");
        return new Base(text, resolved(path, at).orElse(path(text, at)));
    }

    private Optional<List<Hierarchy.Located>> files(Base base, Level level, Consumer<Hierarchy.Pattern> patterns)
            throws LookupFailure, IOException {
        if (level.place().isEmpty() || level.place().get().kind() == Level.Kind.URI) {
            return Optional.empty();
        }
        Level.Place place = level.place().get();
        if (place.kind() == Level.Kind.MAPPED) {
            return Optional.of(mapped(base, place.parts()));
        }
        List<Hierarchy.Located> found = new ArrayList<>();
        for (Value part : place.parts()) {
            if (place.kind() == Level.Kind.GLOB) {
                found.addAll(glob(base, part, patterns));
            } else {
                found.add(located(base, place.extension(), part, interpolation));
            }
        }
        return Optional.of(found);
    }

    private List<Hierarchy.Located> glob(Base base, Value part, Consumer<Hierarchy.Pattern> patterns)
            throws LookupFailure, IOException {
        String name = interpolation.path(part);
        PathVariables variables = PathVariables.of(part, interpolation);
        RubyPath pattern = RubyPath.of(base.text(), name);
        boolean rooted = name.startsWith("/") && variables.isRooted();
        List<String> notes = new ArrayList<>(variables.notes());
        if (rooted) {
            notes.add("so that it is left out");
        }
        patterns.accept(new Hierarchy.Pattern(Values.text(part), pattern.text(), List.copyOf(notes)));
        if (rooted) {
            warnings.add(variables.rootedGlob());
            return List.of();
        }
        List<Hierarchy.Located> found = new ArrayList<>();
        for (Path path : Glob.of(data.tree(), base.path(), pattern, part.location(), puppet)) {
            found.add(new Hierarchy.Located(pattern.text(), path, true, variables.notes()));
        }
        if (!found.isEmpty() && !variables.names().isEmpty()) {
            warnings.add(variables.wider(name));
        }
        return found;
    }

    private Hierarchy.Located located(Base base, String extension, Value part, Interpolation variable)
            throws LookupFailure, IOException {
        String name = variable.path(part);
        String whole = name.endsWith(extension) ? name : name + extension;
        PathVariables variables = PathVariables.of(part, variable);
        RubyPath path = RubyPath.of(base.text(), whole);
        Path named = path(path.text(), part);
        if (whole.startsWith("/") && variables.isRooted()) {
            warnings.add(variables.rootedPath(whole));
            return new Hierarchy.Located(Values.text(part), named, false, variables.notes());
        }
        Optional<Path> file = resolved(path, part).filter(data::exists);
        if (file.isPresent() && !variables.names().isEmpty()) {
            warnings.add(variables.other(data.tree().display(file.get())));
        }
        return new Hierarchy.Located(Values.text(part), file.orElse(named), file.isPresent(), variables.notes());
    }

    private Optional<Path> resolved(RubyPath path, Value at) throws LookupFailure, IOException {
        return path.resolve(data.tree(), path(path.text(), at).getFileSystem());
    }

    private static Path path(String text, Value at) throws LookupFailure {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new LookupFailure(
                    FailureKind.CONFIG, HieraKinds.WRONG_TYPE, at.location(), "\"" + text + "\" is not a path");
        }
    }

    /** mapped_paths: a variable that holds a list (or hash, or one text), a name for each item, a path that uses it. */
    private List<Hierarchy.Located> mapped(Base base, List<Value> parts) throws LookupFailure, IOException {
        List<Hierarchy.Located> found = new ArrayList<>();
        Optional<Value> variable = interpolation.mapped(parts.get(0));
        for (Value item : variable.isPresent() ? items(variable.get()) : List.<Value>of()) {
            Interpolation inner = scoped.with(Values.text(parts.get(1)), item);
            found.add(located(base, "", parts.get(2), inner));
        }
        return found;
    }

    private static List<Value> items(Value value) throws LookupFailure {
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream()
                    .<Value>map(entry -> new Value.Sequence(List.of(entry.key(), entry.value()), mapping.location()))
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
                HieraKinds.WRONG_TYPE,
                value.location(),
                "mapped_paths needs a list, a hash or a text, got " + value.kind());
    }
}
