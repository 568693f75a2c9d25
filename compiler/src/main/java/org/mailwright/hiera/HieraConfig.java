package org.mailwright.hiera;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/** hiera.yaml, version 5 (Puppet's hiera.yaml reference). */
record HieraConfig(List<Level> levels, Location location) {
    private static final List<String> ENTRY_KEYS = List.of(
            "name",
            "path",
            "paths",
            "glob",
            "globs",
            "mapped_paths",
            "uri",
            "uris",
            "data_hash",
            "lookup_key",
            "data_dig",
            "datadir",
            "options");

    static HieraConfig parse(Value value) throws LookupFailure {
        if (!(value instanceof Value.Mapping config)) {
            throw failure(value, "hiera.yaml is not a hash");
        }
        Optional<Value> version = config.get("version");
        if (version.isEmpty() || !Values.text(version.get()).equals("5")) {
            throw failure(version.orElse(config), "hiera.yaml is not of version 5");
        }
        Optional<Value.Mapping> defaults = mapping(config, "defaults");
        List<Level> levels = new ArrayList<>();
        Optional<Value> hierarchy = config.get("hierarchy");
        if (hierarchy.isEmpty() || !(hierarchy.get() instanceof Value.Sequence entries)) {
            levels.add(common(config.location()));
            return new HieraConfig(levels, config.location());
        }
        for (Value entry : entries.items()) {
            levels.add(level(entry, defaults));
        }
        return new HieraConfig(List.copyOf(levels), config.location());
    }

    private static Level common(Location at) {
        Level.Place place = new Level.Place(Level.Kind.PATH, List.of("common.yaml"), at);
        return new Level("Common", Level.Function.YAML_DATA, "data", List.of(place), Map.of(), at);
    }

    private static Level level(Value value, Optional<Value.Mapping> defaults) throws LookupFailure {
        if (!(value instanceof Value.Mapping entry)) {
            throw failure(value, "an entry of the hierarchy is not a hash");
        }
        for (Value.Mapping.Entry pair : entry.entries()) {
            if (!ENTRY_KEYS.contains(Values.text(pair.key()))) {
                throw failure(pair.key(), "unrecognized key '" + Values.text(pair.key()) + "'");
            }
        }
        String name = entry.get("name").map(Values::text).orElse("");
        if (name.isEmpty()) {
            throw failure(entry, "an entry of the hierarchy has no name");
        }
        return new Level(
                name,
                function(entry, defaults),
                entry.get("datadir")
                        .or(() -> defaults.flatMap(found -> found.get("datadir")))
                        .map(Values::text)
                        .orElse("data"),
                places(entry),
                options(mapping(entry, "options").or(() -> defaults.flatMap(found -> mapping(found, "options")))),
                entry.location());
    }

    private static Level.Function function(Value.Mapping entry, Optional<Value.Mapping> defaults) throws LookupFailure {
        Optional<Value> own = function(entry);
        Optional<Value> named = own.isPresent() ? own : defaults.flatMap(HieraConfig::function);
        String name = named.map(Values::text).orElse("yaml_data");
        return switch (name) {
            case "yaml_data" -> Level.Function.YAML_DATA;
            case "json_data" -> Level.Function.JSON_DATA;
            case "eyaml_lookup_key" -> Level.Function.EYAML_LOOKUP_KEY;
            default -> throw failure(named.orElse(entry), "the data function '" + name + "' is not supported");
        };
    }

    private static Optional<Value> function(Value.Mapping entry) {
        return entry.get("data_hash").or(() -> entry.get("lookup_key")).or(() -> entry.get("data_dig"));
    }

    private static List<Level.Place> places(Value.Mapping entry) throws LookupFailure {
        List<Level.Place> places = new ArrayList<>();
        for (String key : List.of("path", "paths", "glob", "globs")) {
            Level.Kind kind = key.startsWith("path") ? Level.Kind.PATH : Level.Kind.GLOB;
            for (Value item : items(entry.get(key))) {
                places.add(new Level.Place(kind, List.of(Values.text(item)), item.location()));
            }
        }
        List<Value> mapped = items(entry.get("mapped_paths"));
        if (mapped.size() == 3) {
            places.add(new Level.Place(
                    Level.Kind.MAPPED,
                    mapped.stream().map(Values::text).toList(),
                    mapped.get(0).location()));
        }
        if (places.isEmpty()) {
            throw failure(entry, "one of 'path', 'paths', 'glob', 'globs' or 'mapped_paths' must be declared");
        }
        return List.copyOf(places);
    }

    private static List<Value> items(Optional<Value> value) {
        if (value.isEmpty()) {
            return List.of();
        }
        return value.get() instanceof Value.Sequence list ? list.items() : List.of(value.get());
    }

    private static Map<String, Value> options(Optional<Value.Mapping> options) {
        Map<String, Value> found = new LinkedHashMap<>();
        options.ifPresent(mapping ->
                mapping.entries().forEach(entry -> found.put(Values.text(entry.key()), entry.value())));
        return found;
    }

    private static Optional<Value.Mapping> mapping(Value.Mapping config, String key) {
        return config.get(key).filter(found -> found instanceof Value.Mapping).map(found -> (Value.Mapping) found);
    }

    private static LookupFailure failure(Value at, String message) {
        return new LookupFailure("hiera-wrong-type", at.location(), message);
    }
}
