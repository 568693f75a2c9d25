package org.mailwright.hiera;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one value of those found on several levels, the highest first. */
final class Merging {
    private Merging() {}

    static Value of(Merge merge, List<Value> found) throws LookupFailure {
        return switch (merge.strategy()) {
            case FIRST -> found.get(0);
            case UNIQUE -> unique(found);
            case HASH -> hash(found);
            case DEEP -> DeepMerge.of(merge, found);
        };
    }

    /** One level's list loses its repetitions before it is flattened, several lists after it. */
    private static Value unique(List<Value> found) throws LookupFailure {
        List<Value> items = new ArrayList<>();
        for (Value value : found) {
            boolean first = items.isEmpty() && value == found.get(0);
            if (found.size() > 1 && (value instanceof Value.Mapping || value instanceof Value.Undef && !first)) {
                throw wrong(value, "unique merge needs a list or a scalar, got " + value.kind());
            }
            items.addAll(found.size() > 1 ? flat(value) : flat(once(value)));
        }
        return new Value.Sequence(
                found.size() > 1 ? List.copyOf(distinct(items)) : items,
                found.get(0).location());
    }

    private static Value once(Value value) {
        return value instanceof Value.Sequence list
                ? new Value.Sequence(List.copyOf(distinct(list.items())), list.location())
                : value;
    }

    private static List<Value> flat(Value value) {
        return value instanceof Value.Sequence list
                ? list.items().stream().flatMap(item -> flat(item).stream()).toList()
                : List.of(value);
    }

    /** Equal values once, the first of each. */
    static Collection<Value> distinct(Collection<Value> values) {
        Map<Object, Value> distinct = new LinkedHashMap<>();
        values.forEach(value -> distinct.putIfAbsent(Values.plain(value), value));
        return distinct.values();
    }

    private static Value hash(List<Value> found) throws LookupFailure {
        if (found.size() == 1) {
            return found.get(0);
        }
        Map<Object, Value.Mapping.Entry> entries = new LinkedHashMap<>();
        for (int i = found.size() - 1; i >= 0; i--) {
            if (!(found.get(i) instanceof Value.Mapping mapping)) {
                throw wrong(
                        found.get(i),
                        "hash merge needs a Hash, got " + found.get(i).kind());
            }
            mapping.entries().forEach(entry -> entries.put(Values.plain(entry.key()), entry));
        }
        return new Value.Mapping(List.copyOf(entries.values()), found.get(0).location());
    }

    static LookupFailure wrong(Value value, String message) {
        return new LookupFailure("hiera-wrong-type", value.location(), message);
    }
}
