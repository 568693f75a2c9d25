package org.mailwright.hiera.lookup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** hiera.yaml of version 3, or of none: only the global layer may have it. Each backend reads the whole hierarchy. */
final class Hiera3Config {
    private static final Map<String, String> FUNCTIONS =
            Map.of("yaml", "yaml_data", "json", "json_data", "hocon", "hocon_data", "eyaml", "eyaml_lookup_key");

    private Hiera3Config() {}

    /**
     * The levels.
     *
     * @param data where the files are when the backend does not say, not yet interpolated
     */
    static HieraConfig parse(ConfigCheck check, Value.Mapping config, String data) throws LookupFailure {
        Set<String> keys = new HashSet<>(
                Set.of("version", "backends", "logger", "merge_behavior", "deep_merge_options", "hierarchy"));
        List<Value> backends = listed(check, config, "backends", List.of("yaml"));
        backends.forEach(backend -> keys.add(Values.text(backend)));
        check.struct(config, "", keys);
        check.text(config, "logger", "");
        Optional<Value> behaviour = config.get("merge_behavior");
        if (behaviour.isPresent() && !List.of("deep", "deeper", "native").contains(Values.text(behaviour.get()))) {
            throw check.failure(
                    behaviour.get(), "entry 'merge_behavior' expects a match for Enum['deep', 'deeper', 'native']");
        }
        List<Value> paths = listed(check, config, "hierarchy", List.of("nodes/%{::trusted.certname}", "common"));
        List<Level> levels = new ArrayList<>();
        for (Value backend : backends) {
            levels.add(level(check, config, backend, paths, data));
        }
        return new HieraConfig(3, HieraConfig.unique(check, levels), Optional.empty(), true, config.location());
    }

    private static List<Value> listed(ConfigCheck check, Value.Mapping config, String key, List<String> otherwise)
            throws LookupFailure {
        Optional<Value> value = config.get(key).filter(found -> !(found instanceof Value.Undef));
        if (value.isEmpty()) {
            return otherwise.stream()
                    .<Value>map(text -> Value.Text.of(text, config.location()))
                    .toList();
        }
        String where = "entry '" + key + "'";
        return value.get() instanceof Value.Sequence
                ? check.texts(value.get(), where, 0, Integer.MAX_VALUE)
                : List.of(check.text(value.get(), where));
    }

    private static Level level(ConfigCheck check, Value.Mapping config, Value backend, List<Value> paths, String data)
            throws LookupFailure {
        String name = Values.text(backend);
        String function = FUNCTIONS.get(name);
        if (function == null) {
            throw check.failure(backend, "the backend '" + name + "' needs Hiera 3, which is not here");
        }
        Value own = config.get(name).orElse(HieraConfig.empty(backend.location()));
        if (!(own instanceof Value.Mapping options)) {
            throw check.failure(own, "entry '" + name + "' expects a Hash value, got " + own.kind());
        }
        String extension = options.get("extension").map(Values::text).orElse(name.equals("hocon") ? "conf" : name);
        return new Level(
                name,
                name.equals("eyaml") ? "lookup_key" : "data_hash",
                function,
                options.get("datadir")
                        .map(found -> Value.Text.of(Values.text(found), found.location()))
                        .orElseGet(() -> Value.Text.of(data, backend.location())),
                Optional.of(new Level.Place(Level.Kind.PATH, paths, "." + extension)),
                name.equals("eyaml") ? options : HieraConfig.empty(backend.location()),
                backend.location());
    }
}
