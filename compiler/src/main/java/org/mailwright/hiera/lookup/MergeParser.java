package org.mailwright.hiera.lookup;

import java.util.List;
import java.util.Optional;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Merge;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** A merge as data or a caller writes it: its name, or a hash with {@code strategy} and options. */
public final class MergeParser {
    private static final List<String> SWITCHES = List.of("merge_debug", "merge_hash_arrays", "sort_merged_arrays");

    private MergeParser() {}

    public static Merge parse(Value value) throws LookupFailure {
        if (!(value instanceof Value.Mapping mapping)) {
            return Merge.of(strategy(value));
        }
        Value name = mapping.get("strategy")
                .filter(found -> !(found instanceof Value.Undef))
                .orElseThrow(() -> Merging.wrong(
                        value,
                        "The hash given as 'merge' must contain the name of a strategy in string form for the key"
                                + " 'strategy'"));
        Merge.Strategy strategy = strategy(name);
        boolean free = Values.text(name).endsWith("_deep");
        for (Value.Mapping.Entry entry : mapping.entries()) {
            check(entry, strategy, free);
        }
        return new Merge(
                strategy,
                mapping.get("knockout_prefix")
                        .filter(found -> !(found instanceof Value.Undef))
                        .map(Values::text),
                isTrue(mapping, "sort_merged_arrays"),
                isTrue(mapping, "merge_hash_arrays"));
    }

    private static void check(Value.Mapping.Entry entry, Merge.Strategy strategy, boolean free) throws LookupFailure {
        String key = Values.text(entry.key());
        boolean deep = strategy == Merge.Strategy.DEEP || strategy == Merge.Strategy.REVERSE_DEEP;
        boolean known = key.equals("strategy") || deep && (key.equals("knockout_prefix") || SWITCHES.contains(key));
        if (!known && !free) {
            throw Merging.wrong(entry.key(), "The merge options has wrong type, unrecognized key '" + key + "'");
        }
        Value value = entry.value();
        boolean fits = value instanceof Value.Undef
                || key.equals("strategy")
                || free
                || (key.equals("knockout_prefix") ? DataTypes.isText(value) : value instanceof Value.Truth);
        if (!fits) {
            String wanted = key.equals("knockout_prefix") ? "a String" : "a Boolean";
            throw Merging.wrong(
                    value,
                    "The merge options has wrong type, entry '" + key + "' expects " + wanted + " value, got "
                            + value.kind());
        }
    }

    private static boolean isTrue(Value.Mapping mapping, String key) {
        Optional<Value> value = mapping.get(key);
        return value.isPresent()
                && !(value.get() instanceof Value.Undef)
                && !(value.get() instanceof Value.Truth truth && !truth.truth());
    }

    private static Merge.Strategy strategy(Value value) throws LookupFailure {
        return switch (DataTypes.isText(value) ? Values.text(value) : "") {
            case "first", "default" -> Merge.Strategy.FIRST;
            case "unique" -> Merge.Strategy.UNIQUE;
            case "hash" -> Merge.Strategy.HASH;
            case "deep", "unconstrained_deep" -> Merge.Strategy.DEEP;
            case "reverse_deep" -> Merge.Strategy.REVERSE_DEEP;
            default -> throw Merging.wrong(value, "Unknown merge strategy: '" + Values.text(value) + "'");
        };
    }
}
