package org.mailwright.hiera;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one value of those found on several levels, the highest first. */
final class Merging {
    private final Merge merge;

    private Merging(Merge merge) {
        this.merge = merge;
    }

    static Value of(Merge merge, List<Value> found) throws LookupFailure {
        return switch (merge.strategy()) {
            case FIRST -> found.get(0);
            case UNIQUE -> unique(found);
            case HASH -> hash(found);
            case DEEP -> new Merging(merge).deep(found);
        };
    }

    private static Value unique(List<Value> found) throws LookupFailure {
        Map<Object, Value> items = new LinkedHashMap<>();
        for (Value value : found) {
            if (found.size() > 1 && value instanceof Value.Mapping) {
                throw wrong(value, "unique merge needs a list or a scalar, got a Hash");
            }
            List<Value> parts = value instanceof Value.Sequence list ? list.items() : List.of(value);
            parts.forEach(part -> items.putIfAbsent(Values.plain(part), part));
        }
        List<Value> flat = new ArrayList<>();
        items.values().forEach(item -> {
            if (item instanceof Value.Sequence list) {
                flat.addAll(list.items());
            } else {
                flat.add(item);
            }
        });
        return new Value.Sequence(flat, found.get(0).location());
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

    private Value deep(List<Value> found) {
        Value merged = found.get(found.size() - 1);
        for (int i = found.size() - 2; i >= 0; i--) {
            merged = deep(found.get(i), merged);
        }
        return merged;
    }

    private Value deep(Value high, Value low) {
        if (high instanceof Value.Mapping upper && low instanceof Value.Mapping lower) {
            return mappings(upper, lower);
        }
        if (high instanceof Value.Sequence upper && low instanceof Value.Sequence lower) {
            return sequences(upper, lower);
        }
        return high instanceof Value.Undef ? low : high;
    }

    private Value mappings(Value.Mapping high, Value.Mapping low) {
        Map<Object, Value.Mapping.Entry> entries = new LinkedHashMap<>();
        low.entries().forEach(entry -> entries.put(Values.plain(entry.key()), entry));
        for (Value.Mapping.Entry entry : high.entries()) {
            Value.Mapping.Entry below = entries.get(Values.plain(entry.key()));
            Value value = below == null ? entry.value() : deep(entry.value(), below.value());
            entries.put(
                    Values.plain(entry.key()),
                    new Value.Mapping.Entry(below == null ? entry.key() : below.key(), knocked(value)));
        }
        return new Value.Mapping(List.copyOf(entries.values()), high.location());
    }

    /** Lower items come first, each once; a knocked-out item leaves together with what knocked it out. */
    private Value sequences(Value.Sequence high, Value.Sequence low) {
        boolean hashes = merge.mergeHashArrays() && allHashes(high) && allHashes(low);
        List<Value> items = hashes ? byPosition(high, low) : union(high, low);
        if (merge.sortMergedArrays()) {
            items.sort((a, b) -> Values.text(a).compareTo(Values.text(b)));
        }
        return knocked(new Value.Sequence(items, high.location()));
    }

    private static List<Value> union(Value.Sequence high, Value.Sequence low) {
        Map<Object, Value> items = new LinkedHashMap<>();
        low.items().forEach(item -> items.putIfAbsent(Values.plain(item), item));
        high.items().forEach(item -> items.putIfAbsent(Values.plain(item), item));
        return new ArrayList<>(items.values());
    }

    private List<Value> byPosition(Value.Sequence high, Value.Sequence low) {
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < Math.max(high.items().size(), low.items().size()); i++) {
            if (i >= high.items().size() || i >= low.items().size()) {
                items.add((i < high.items().size() ? high : low).items().get(i));
            } else {
                items.add(deep(high.items().get(i), low.items().get(i)));
            }
        }
        return items;
    }

    private static boolean allHashes(Value.Sequence list) {
        return list.items().stream().allMatch(item -> item instanceof Value.Mapping);
    }

    private Value knocked(Value value) {
        String prefix = merge.knockoutPrefix();
        if (prefix.isEmpty()) {
            return value;
        }
        if (value instanceof Value.Text text && text.text().startsWith(prefix)) {
            return Value.Text.of("", text.location());
        }
        if (!(value instanceof Value.Sequence list)) {
            return value;
        }
        List<String> out = list.items().stream()
                .map(Values::text)
                .filter(text -> text.startsWith(prefix))
                .map(text -> text.substring(prefix.length()))
                .toList();
        return new Value.Sequence(
                list.items().stream()
                        .filter(item -> !Values.text(item).startsWith(prefix) && !out.contains(Values.text(item)))
                        .toList(),
                list.location());
    }

    private static LookupFailure wrong(Value value, String message) {
        return new LookupFailure("hiera-wrong-type", value.location(), message);
    }
}
