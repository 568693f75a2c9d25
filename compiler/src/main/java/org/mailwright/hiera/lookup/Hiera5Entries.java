package org.mailwright.hiera.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** The entries of a hiera.yaml of version 5, and the defaults they fall back on. */
final class Hiera5Entries {
    private static final List<String> FUNCTION_KEYS = List.of("data_hash", "lookup_key", "data_dig", "hiera3_backend");
    private static final List<String> PLACE_KEYS =
            List.of("path", "paths", "glob", "globs", "uri", "uris", "mapped_paths");
    private static final Set<String> ENTRY_KEYS = Set.of(
            "name",
            "options",
            "data_hash",
            "lookup_key",
            "data_dig",
            "hiera3_backend",
            "path",
            "paths",
            "glob",
            "globs",
            "uri",
            "uris",
            "mapped_paths",
            "datadir");
    private static final Set<String> DEFAULT_KEYS = Set.of("data_hash", "lookup_key", "data_dig", "datadir", "options");
    private static final int ANY = Integer.MAX_VALUE;

    private final ConfigCheck check;
    private final Layer.Kind layer;
    private final Optional<Value.Mapping> defaults;

    Hiera5Entries(ConfigCheck check, Layer.Kind layer, Optional<Value> given) throws LookupFailure {
        this.check = check;
        this.layer = layer;
        this.defaults = given.isPresent() ? Optional.of(defaults(given.get())) : Optional.empty();
    }

    private Value.Mapping defaults(Value value) throws LookupFailure {
        String where = "entry 'defaults'";
        Value.Mapping mapping = check.struct(value, where, DEFAULT_KEYS);
        for (String key : List.of("data_hash", "lookup_key", "data_dig", "datadir")) {
            check.text(mapping, key, where);
        }
        if (functions(mapping).size() > 1) {
            throw check.failure(mapping, only(FUNCTION_KEYS, "data_dig") + " can be defined in defaults");
        }
        Optional<Value> options = mapping.get("options");
        if (options.isPresent()) {
            reserved(check.options(options.get(), ConfigCheck.in(where, "options")), "defaults");
        }
        return mapping;
    }

    /** The level of a file without a hierarchy. */
    Level common(Location at) throws LookupFailure {
        Level.Place place = new Level.Place(Level.Kind.PATH, List.of(Value.Text.of("common.yaml", at)), "");
        Value.Mapping entry = HieraConfig.empty(at);
        return level("Common", entry, Optional.of(place));
    }

    List<Level> levels(Value value, String where) throws LookupFailure {
        List<Level> levels = new ArrayList<>();
        for (Value item : check.list(value, where, 0, ANY)) {
            levels.add(level(item, ConfigCheck.in(where, levels.size())));
        }
        return levels;
    }

    private Level level(Value value, String where) throws LookupFailure {
        Value.Mapping entry = check.struct(value, where, ENTRY_KEYS);
        Optional<Value> name = entry.get("name");
        if (name.isEmpty()) {
            throw check.failure(entry, "an entry of the hierarchy expects a value for key 'name'");
        }
        Value.Text named = check.text(name.get(), ConfigCheck.in(where, "name"));
        for (String key : FUNCTION_KEYS) {
            check.text(entry, key, where);
        }
        check.text(entry, "datadir", where);
        List<Level.Place> places = places(entry, where);
        if (places.size() > 1) {
            throw check.failure(entry, only(PLACE_KEYS, "mapped_paths") + inside(named));
        }
        return level(named.text(), entry, places.stream().findFirst());
    }

    private Level level(String name, Value.Mapping entry, Optional<Level.Place> place) throws LookupFailure {
        List<String> own = functions(entry);
        String inside = " can be defined in hierarchy '" + name + "'";
        if (own.size() > 1) {
            throw check.failure(entry, only(FUNCTION_KEYS, "hiera3_backend") + inside);
        }
        Optional<String> kind = own.stream().findFirst();
        Value.Mapping holder = kind.isPresent() ? entry : defaults.orElse(HieraConfig.empty(entry.location()));
        Optional<String> named = kind.or(() -> functions(holder).stream().findFirst());
        if (named.isEmpty() && defaults.isPresent()) {
            throw check.failure(
                    entry,
                    "One of data_hash, lookup_key, data_dig, or hiera3_backend must be defined in hierarchy '" + name
                            + "'");
        }
        if (named.equals(Optional.of("hiera3_backend"))) {
            throw check.failure(
                    entry.get("hiera3_backend").orElse(entry),
                    layer == Layer.Kind.GLOBAL
                            ? "a 'hiera3_backend' needs Hiera 3, which is not here"
                            : "'hiera3_backend' is only allowed in the global layer");
        }
        Optional<Value> options = entry.get("options");
        if (options.isPresent()) {
            reserved(check.options(options.get(), "entry 'options'"), "hierarchy '" + name + "'");
        }
        Value.Mapping none = HieraConfig.empty(entry.location());
        return new Level(
                name,
                named.orElse("data_hash"),
                named.flatMap(holder::get).map(Values::text).orElse("yaml_data"),
                entry.get("datadir")
                        .or(() -> defaults.flatMap(found -> found.get("datadir")))
                        .map(found -> Value.Text.of(Values.text(found), found.location()))
                        .orElseGet(() -> Value.Text.of("data", entry.location())),
                place,
                options.or(() -> defaults.flatMap(found -> found.get("options")))
                        .map(found -> found instanceof Value.Mapping mapping ? mapping : none)
                        .orElse(none),
                entry.location());
    }

    private static String inside(Value.Text name) {
        return " can be defined in hierarchy '" + name.text() + "'";
    }

    private static String only(List<String> keys, String last) {
        String all = String.join(", ", keys);
        return "Only one of " + (keys.contains(last) ? all.replace(", " + last, ", or " + last) : all);
    }

    private static List<String> functions(Value.Mapping mapping) {
        return FUNCTION_KEYS.stream()
                .filter(key -> mapping.get(key).isPresent())
                .toList();
    }

    private void reserved(Value.Mapping options, String where) throws LookupFailure {
        for (Value.Mapping.Entry entry : options.entries()) {
            String key = Values.text(entry.key());
            if (key.equals("path") || key.equals("uri")) {
                throw check.failure(
                        entry.key(), "Option key '" + key + "' used in " + where + " is reserved by Puppet");
            }
        }
    }

    private List<Level.Place> places(Value.Mapping entry, String where) throws LookupFailure {
        List<Level.Place> found = new ArrayList<>();
        for (String key : PLACE_KEYS) {
            Optional<Value> value = entry.get(key);
            if (value.isPresent()) {
                found.add(place(key, value.get(), ConfigCheck.in(where, key)));
            }
        }
        return found;
    }

    private Level.Place place(String key, Value value, String where) throws LookupFailure {
        return switch (key) {
            case "path" -> new Level.Place(Level.Kind.PATH, List.of(check.text(value, where)), "");
            case "paths" -> new Level.Place(Level.Kind.PATH, check.texts(value, where, 1, ANY), "");
            case "glob" -> new Level.Place(Level.Kind.GLOB, List.of(check.text(value, where)), "");
            case "globs" -> new Level.Place(Level.Kind.GLOB, check.texts(value, where, 1, ANY), "");
            case "uri" -> new Level.Place(Level.Kind.URI, List.of(check.text(value, where)), "");
            case "uris" -> new Level.Place(Level.Kind.URI, check.texts(value, where, 1, ANY), "");
            default -> new Level.Place(Level.Kind.MAPPED, check.texts(value, where, 3, 3), "");
        };
    }
}
