package org.mailwright.hiera.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Value;

/** hiera.yaml of version 4, which an environment or a module may still have: a backend and paths without extension. */
final class Hiera4Config {
    private static final Set<String> KEYS = Set.of("version", "datadir", "hierarchy");
    private static final Set<String> ENTRY_KEYS = Set.of("backend", "name", "datadir", "path", "paths");

    private Hiera4Config() {}

    static HieraConfig parse(ConfigCheck check, Value.Mapping config, Layer.Kind layer) throws LookupFailure {
        check.struct(config, "", KEYS);
        Value.Text datadir =
                check.text(config, "datadir", "").orElseGet(() -> Value.Text.of("data", config.location()));
        List<Level> levels = new ArrayList<>();
        Optional<Value> hierarchy = config.get("hierarchy").filter(found -> !(found instanceof Value.Undef));
        for (Value item : hierarchy.isPresent()
                ? check.list(hierarchy.get(), "entry 'hierarchy'", 0, Integer.MAX_VALUE)
                : List.of(common(config.location()))) {
            levels.add(level(check, item, datadir, ConfigCheck.in("entry 'hierarchy'", levels.size())));
        }
        if (layer == Layer.Kind.GLOBAL) {
            throw check.failure(config, "hiera.yaml version 4 cannot be used in the global layer");
        }
        return new HieraConfig(4, HieraConfig.unique(check, levels), Optional.empty(), true, config.location());
    }

    private static Value common(Location at) {
        return new Value.Mapping(
                List.of(
                        new Value.Mapping.Entry(Value.Text.of("name", at), Value.Text.of("common", at)),
                        new Value.Mapping.Entry(Value.Text.of("backend", at), Value.Text.of("yaml", at))),
                at);
    }

    private static Level level(ConfigCheck check, Value item, Value.Text datadir, String where) throws LookupFailure {
        Value.Mapping entry = check.struct(item, where, ENTRY_KEYS);
        for (String key : List.of("name", "backend")) {
            if (entry.get(key).isEmpty()) {
                throw check.failure(entry, "an entry of the hierarchy expects a value for key '" + key + "'");
            }
        }
        Value.Text name = check.text(entry.get("name").orElseThrow(), ConfigCheck.in(where, "name"));
        Value.Text backend = check.text(entry.get("backend").orElseThrow(), ConfigCheck.in(where, "backend"));
        if (!List.of("yaml", "json", "hocon").contains(backend.text())) {
            throw check.failure(backend, "No data provider is registered for backend '" + backend.text() + "'");
        }
        Optional<Value> paths = entry.get("paths");
        List<Value> parts = paths.isPresent()
                ? check.texts(paths.get(), ConfigCheck.in(where, "paths"), 0, Integer.MAX_VALUE)
                : List.of(check.text(entry, "path", where).orElse(name));
        String extension = backend.text().equals("hocon") ? ".conf" : "." + backend.text();
        return new Level(
                name.text(),
                "data_hash",
                backend.text() + "_data",
                check.text(entry, "datadir", where).orElse(datadir),
                Optional.of(new Level.Place(Level.Kind.PATH, parts, extension)),
                HieraConfig.empty(entry.location()),
                entry.location());
    }
}
