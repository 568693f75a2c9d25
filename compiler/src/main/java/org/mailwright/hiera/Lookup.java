package org.mailwright.hiera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;

/** One look-up in progress: a scope, the files it sees, and the keys on the way to the current one. */
final class Lookup {
    private final DataFiles data;
    private final Path directory;
    private final Decryption decryption;
    private final Scope scope;
    private final Interpolation interpolation;
    private final List<Level.Source> sources;
    private final List<String> open = new ArrayList<>();
    private final Map<String, Optional<Value>> nested = new HashMap<>();
    private Optional<Value> options = Optional.empty();
    private boolean optionsKnown;

    Lookup(
            HieraConfig config,
            DataFiles data,
            Path directory,
            Strictness strictness,
            Decryption decryption,
            Scope scope)
            throws LookupFailure, IOException {
        this.data = data;
        this.directory = directory;
        this.decryption = decryption;
        this.scope = scope;
        this.interpolation = new Interpolation(scope, strictness, this::nested);
        this.sources = sources(config);
    }

    private Optional<Value> nested(String key, Location at) throws LookupFailure {
        // Keys that name each other twice would double the work at every step.
        Optional<Value> known = nested.get(key);
        if (known != null) {
            return known;
        }
        try {
            Optional<Value> found = find(key, Optional.empty(), at);
            nested.put(key, found);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a key, dotted or not, merged as said or as lookup_options say. */
    Optional<Value> find(String key, Optional<Merge> merge, Location at) throws LookupFailure, IOException {
        KeyPath path = KeyPath.parse(key, at);
        if (path.root().equals("lookup_options")) {
            return Optional.empty();
        }
        Merge how = LookupOptions.merge(options(), path.root());
        boolean sensitive = LookupOptions.isSensitive(options(), path.root());
        Optional<Value> value = root(path.root(), merge.orElse(how), at);
        for (KeyPath.Segment segment : path.rest()) {
            value = value.isPresent() ? Values.dig(value.get(), segment) : value;
        }
        return sensitive ? value.map(Values::secret) : value;
    }

    private Optional<Value> options() throws LookupFailure, IOException {
        if (!optionsKnown) {
            options = root("lookup_options", Merge.of(Merge.Strategy.HASH), Location.file(""));
            optionsKnown = true;
        }
        return options;
    }

    private Optional<Value> root(String key, Merge merge, Location at) throws LookupFailure, IOException {
        if (open.contains(key)) {
            throw new LookupFailure(
                    "hiera-unresolved-interpolation",
                    at,
                    "Recursive lookup detected in [" + String.join(", ", open) + "]");
        }
        open.add(key);
        try {
            return merged(key, merge);
        } finally {
            open.remove(open.size() - 1);
        }
    }

    /** The files of one level are merged first, then the levels. */
    private Optional<Value> merged(String key, Merge merge) throws LookupFailure, IOException {
        List<Value> levels = new ArrayList<>();
        List<Value> files = new ArrayList<>();
        Optional<Level> current = Optional.empty();
        for (Level.Source source : sources) {
            Optional<Value> value = data.data(source.level(), source.file()).flatMap(mapping -> mapping.get(key));
            if (value.isEmpty()) {
                continue;
            }
            Value found = interpolation.value(opened(source.level(), value.get()));
            if (merge.strategy() == Merge.Strategy.FIRST) {
                return Optional.of(found);
            }
            if (!files.isEmpty() && !current.equals(Optional.of(source.level()))) {
                levels.add(level(merge, files));
                files.clear();
            }
            current = Optional.of(source.level());
            files.add(found);
        }
        if (!files.isEmpty()) {
            levels.add(level(merge, files));
        }
        return levels.isEmpty() ? Optional.empty() : Optional.of(Merging.of(merge, levels));
    }

    private static Value level(Merge merge, List<Value> files) throws LookupFailure {
        return files.size() == 1 ? files.get(0) : Merging.of(merge, files);
    }

    /** The value with its ciphertext decrypted, or left as {@link Value.Sealed}. */
    private Value opened(Level level, Value value) throws LookupFailure, IOException {
        if (level.function() != Level.Function.EYAML_LOOKUP_KEY) {
            return value;
        }
        if (value instanceof Value.Text text && Eyaml.isSealed(text.text())) {
            Value.Sealed sealed = new Value.Sealed(text.text(), text.location());
            return decryption == Decryption.SEALED ? sealed : decrypted(level, sealed);
        }
        if (value instanceof Value.Sequence list) {
            List<Value> items = new ArrayList<>();
            for (Value item : list.items()) {
                items.add(opened(level, item));
            }
            return new Value.Sequence(items, list.location());
        }
        if (value instanceof Value.Mapping mapping) {
            List<Value.Mapping.Entry> entries = new ArrayList<>();
            for (Value.Mapping.Entry entry : mapping.entries()) {
                entries.add(new Value.Mapping.Entry(entry.key(), opened(level, entry.value())));
            }
            return new Value.Mapping(entries, mapping.location());
        }
        return value;
    }

    private Value decrypted(Level level, Value.Sealed sealed) throws LookupFailure, IOException {
        Optional<Path> key = privateKey(level);
        Optional<byte[]> pem = key.isPresent() ? data.tree().read(key.get()) : Optional.empty();
        if (pem.isEmpty()) {
            throw new LookupFailure("hiera-eyaml-undecrypted", sealed.location(), "the eyaml private key is not here");
        }
        Parsed<String> text = Eyaml.open(sealed.ciphertext(), pem.get());
        if (text.value().isEmpty()) {
            throw new LookupFailure("hiera-eyaml-undecrypted", sealed.location(), text.reason());
        }
        return new Value.Text(text.orElseThrow(), true, sealed.location());
    }

    /** The private key that a level names, relative to hiera.yaml. */
    Optional<Path> privateKey(Level level) throws LookupFailure {
        Value name = level.options().get("pkcs7_private_key");
        return name == null
                ? Optional.empty()
                : Optional.of(
                        resolve(directory, interpolation.path(Values.text(name), name.location()), name.location()));
    }

    private static Path resolve(Path base, String path, Location at) throws LookupFailure {
        try {
            return base.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new LookupFailure("hiera-wrong-type", at, "\"" + path + "\" is not a path");
        }
    }

    private List<Level.Source> sources(HieraConfig config) throws LookupFailure, IOException {
        List<Level.Source> found = new ArrayList<>();
        for (Level level : config.levels()) {
            Path datadir = resolve(directory, interpolation.path(level.datadir(), level.location()), level.location());
            for (Level.Place place : level.places()) {
                for (Path file : paths(datadir, place)) {
                    if (data.exists(level, file)) {
                        found.add(new Level.Source(level, file));
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private List<Path> paths(Path datadir, Level.Place place) throws LookupFailure, IOException {
        String first = place.parts().get(0);
        return switch (place.kind()) {
            case PATH -> List.of(resolve(datadir, interpolation.path(first, place.location()), place.location()));
            case GLOB -> Glob.of(data.tree(), datadir, interpolation.path(first, place.location()), place.location());
            case MAPPED -> mapped(datadir, place);
        };
    }

    /** mapped_paths: a variable that holds a list (or hash, or one text), a name for each item, a path that uses it. */
    private List<Path> mapped(Path datadir, Level.Place place) throws LookupFailure {
        KeyPath variable = KeyPath.parse(place.parts().get(0), place.location());
        Optional<Value> value = scope.variable(variable.root().replaceFirst("^::", ""));
        for (KeyPath.Segment segment : variable.rest()) {
            value = value.isPresent() ? Values.dig(value.get(), segment) : value;
        }
        List<Path> paths = new ArrayList<>();
        for (Value item : value.map(Lookup::items).orElse(List.of())) {
            Scope inner = scope.with(place.parts().get(1), item);
            Interpolation local = new Interpolation(inner, Strictness.PUPPET_7, this::nested);
            paths.add(resolve(datadir, local.path(place.parts().get(2), place.location()), place.location()));
        }
        return paths;
    }

    private static List<Value> items(Value value) {
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream()
                    .<Value>map(entry -> new Value.Sequence(List.of(entry.key(), entry.value()), mapping.location()))
                    .toList();
        }
        return value instanceof Value.Sequence list ? list.items() : List.of(value);
    }
}
