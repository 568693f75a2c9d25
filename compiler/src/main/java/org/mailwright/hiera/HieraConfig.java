package org.mailwright.hiera;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final List<String> FUNCTION_KEYS = List.of("data_hash", "lookup_key", "data_dig");
    private static final List<String> PLACE_KEYS =
            List.of("path", "paths", "glob", "globs", "uri", "uris", "mapped_paths");

    static HieraConfig parse(Value value) throws LookupFailure {
        if (!(value instanceof Value.Mapping config)) {
            throw failure(value, "hiera.yaml is not a hash");
        }
        Optional<Value> version = config.get("version");
        if (version.isEmpty()
                || !(version.get() instanceof Value.Whole number)
                || !number.number().equals(BigInteger.valueOf(5))) {
            throw failure(version.orElse(config), "hiera.yaml is not of version 5");
        }
        Optional<Value.Mapping> defaults = mapping(config, "defaults");
        List<Level> levels = new ArrayList<>();
        Optional<Value> hierarchy = config.get("hierarchy");
        if (hierarchy.isEmpty() || !(hierarchy.get() instanceof Value.Sequence entries)) {
            levels.add(common(config.location()));
            return new HieraConfig(levels, config.location());
        }
        if (config.get("default_hierarchy").isPresent()) {
            throw failure(config.get("default_hierarchy").get(), "'default_hierarchy' is only allowed in modules");
        }
        Set<String> names = new HashSet<>();
        for (Value entry : entries.items()) {
            Level level = level(entry, defaults);
            if (!names.add(level.name())) {
                throw failure(entry, "the hierarchy name '" + level.name() + "' is there twice");
            }
            levels.add(level);
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
        Level.Function function = function(entry, defaults);
        if (function != Level.Function.EYAML_LOOKUP_KEY && entry.get("options").isPresent()) {
            throw failure(entry.get("options").get(), "the data function takes no options");
        }
        return new Level(
                name,
                function,
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
        Optional<Value> named = own.isPresent() || defaults.isEmpty() ? own : function(defaults.get());
        if (named.isEmpty() && defaults.isPresent()) {
            throw failure(entry, "one of data_hash, lookup_key or data_dig must be declared");
        }
        String name = named.map(Values::text).orElse("yaml_data");
        return switch (name) {
            case "yaml_data" -> Level.Function.YAML_DATA;
            case "json_data" -> Level.Function.JSON_DATA;
            case "eyaml_lookup_key" -> Level.Function.EYAML_LOOKUP_KEY;
            default -> throw failure(named.orElse(entry), "the data function '" + name + "' is not supported");
        };
    }

    private static Optional<Value> function(Value.Mapping entry) throws LookupFailure {
        List<Value> named =
                FUNCTION_KEYS.stream().flatMap(key -> entry.get(key).stream()).toList();
        if (named.size() > 1) {
            throw failure(named.get(1), "only one of " + String.join(", ", FUNCTION_KEYS) + " can be declared");
        }
        return named.stream().findFirst();
    }

    private static List<Level.Place> places(Value.Mapping entry) throws LookupFailure {
        List<String> declared =
                PLACE_KEYS.stream().filter(key -> entry.get(key).isPresent()).toList();
        if (declared.size() > 1) {
            throw failure(entry, "only one of " + String.join(", ", PLACE_KEYS) + " can be declared");
        }
        if (declared.isEmpty() || declared.get(0).startsWith("uri")) {
            throw failure(entry, "one of 'path', 'paths', 'glob', 'globs' or 'mapped_paths' must be declared");
        }
        String key = declared.get(0);
        Value value = entry.get(key).orElseThrow();
        boolean list = value instanceof Value.Sequence;
        List<Value> items = value instanceof Value.Sequence sequence ? sequence.items() : List.of(value);
        if (list == (key.equals("path") || key.equals("glob"))) {
            throw failure(value, "'" + key + "' expects " + (list ? "a String" : "a list"));
        }
        if (items.isEmpty()) {
            throw failure(value, "'" + key + "' expects at least one item");
        }
        if (key.equals("mapped_paths")) {
            if (items.size() != 3) {
                throw failure(value, "'mapped_paths' expects a variable, a name and a path");
            }
            return List.of(new Level.Place(
                    Level.Kind.MAPPED, items.stream().map(Values::text).toList(), value.location()));
        }
        Level.Kind kind = key.startsWith("path") ? Level.Kind.PATH : Level.Kind.GLOB;
        return items.stream()
                .map(item -> new Level.Place(kind, List.of(Values.text(item)), item.location()))
                .toList();
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
