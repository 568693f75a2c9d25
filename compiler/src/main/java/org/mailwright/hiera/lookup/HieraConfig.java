package org.mailwright.hiera.lookup;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Value;

/**
 * A hiera.yaml, of whatever version (Puppet's hiera.yaml reference; versions 3 and 4 are deprecated and still read).
 *
 * @param version 3, 4 or 5
 * @param levels its hierarchy
 * @param defaults a module's default_hierarchy
 * @param written false for the configuration that counts where there is no file: its missing files are no levels
 */
record HieraConfig(
        int version, List<Level> levels, Optional<List<Level>> defaults, boolean written, Location location) {

    private static final Location NOWHERE = Location.file("");

    /** What counts without a file. */
    static HieraConfig common() {
        Level.Place place = new Level.Place(Level.Kind.PATH, List.of(Value.Text.of("common.yaml", NOWHERE)), "");
        Level level = new Level(
                "Common",
                "data_hash",
                "yaml_data",
                Value.Text.of("data", NOWHERE),
                Optional.of(place),
                empty(NOWHERE),
                NOWHERE);
        return new HieraConfig(5, List.of(level), Optional.empty(), false, NOWHERE);
    }

    /** Which layer the file belongs to decides what it may say. */
    static HieraConfig parse(String file, Optional<Value> content, Layer.Kind layer, String hiera3Data)
            throws LookupFailure {
        ConfigCheck check = new ConfigCheck(file);
        if (content.isEmpty() || !(content.get() instanceof Value.Mapping config)) {
            return Hiera3Config.parse(check, empty(Location.file(file)), hiera3Data);
        }
        Optional<Value> version = config.get("version").filter(found -> !isNothing(found));
        int number = version.isEmpty() ? 3 : number(check, version.get());
        return switch (number) {
            case 3 -> Hiera3Config.parse(check, config, hiera3Data);
            case 4 -> Hiera4Config.parse(check, config, layer);
            case 5 -> five(check, config, layer);
            default ->
                throw check.failure(
                        version.orElse(config), "This runtime does not support hiera.yaml version " + number);
        };
    }

    /** Puppet chooses the version by what Ruby's {@code to_i} makes of it, and then wants a number. */
    private static int number(ConfigCheck check, Value version) throws LookupFailure {
        if (version instanceof Value.Whole whole) {
            return whole.number().min(BigInteger.valueOf(99)).intValue();
        }
        throw check.version(version);
    }

    private static boolean isNothing(Value value) {
        return value instanceof Value.Undef || value instanceof Value.Truth truth && !truth.truth();
    }

    static Value.Mapping empty(Location at) {
        return new Value.Mapping(List.of(), at);
    }

    private static HieraConfig five(ConfigCheck check, Value.Mapping config, Layer.Kind layer) throws LookupFailure {
        check.struct(config, "", Set.of("version", "defaults", "hierarchy", "plan_hierarchy", "default_hierarchy"));
        Optional<Value> given = config.get("defaults").filter(found -> !isNothing(found));
        Hiera5Entries entries = new Hiera5Entries(check, layer, given);
        Optional<Value> hierarchy = config.get("hierarchy").filter(found -> !isNothing(found));
        List<Level> levels = hierarchy.isPresent()
                ? entries.levels(hierarchy.get(), "entry 'hierarchy'")
                : List.of(entries.common(config.location()));
        Optional<Value> plans = config.get("plan_hierarchy");
        if (plans.isPresent()) {
            entries.levels(plans.get(), "entry 'plan_hierarchy'");
        }
        Optional<Value> defaults = config.get("default_hierarchy");
        if (defaults.isPresent() && layer != Layer.Kind.MODULE) {
            throw check.failure(defaults.get(), "'default_hierarchy' is only allowed in the module layer");
        }
        Optional<List<Level>> last = defaults.isPresent()
                ? Optional.of(unique(check, entries.levels(defaults.get(), "entry 'default_hierarchy'")))
                : Optional.empty();
        return new HieraConfig(5, unique(check, levels), last, true, config.location());
    }

    static List<Level> unique(ConfigCheck check, List<Level> levels) throws LookupFailure {
        Set<String> names = new HashSet<>();
        for (Level level : levels) {
            if (!names.add(level.name())) {
                throw new LookupFailure(
                        FailureKind.CONFIG,
                        HieraKinds.WRONG_TYPE,
                        level.location(),
                        "Hierarchy name '" + level.name() + "' defined more than once");
            }
        }
        return new ArrayList<>(levels);
    }
}
