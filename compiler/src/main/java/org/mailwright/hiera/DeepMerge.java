package org.mailwright.hiera;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Puppet's {@code deep} merge, which is the Ruby gem deep_merge with all that it does: higher values go into lower
 * ones, two at a time from the top.
 */
final class DeepMerge {
    /** Matches nothing: there is no prefix. */
    private static final Pattern NEVER = Pattern.compile("(?!)");

    private final Merge merge;
    private final Pattern prefix;

    private DeepMerge(Merge merge, Pattern prefix) {
        this.merge = merge;
        this.prefix = prefix;
    }

    static Value of(Merge merge, List<Value> found) throws LookupFailure {
        DeepMerge merging = new DeepMerge(merge, prefix(merge, found.get(0)));
        Value merged = found.get(0);
        for (Value lower : found.subList(1, found.size())) {
            merged = merging.into(merged, lower);
        }
        return merged;
    }

    /** The gem takes the prefix for a regular expression that may match at any line's start. */
    private static Pattern prefix(Merge merge, Value at) throws LookupFailure {
        try {
            return merge.knockoutPrefix().isEmpty()
                    ? NEVER
                    : Pattern.compile("^" + merge.knockoutPrefix(), Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            throw Merging.wrong(at, "the knockout_prefix " + merge.knockoutPrefix() + " is not a regular expression");
        }
    }

    private Value into(Value high, Value low) throws LookupFailure {
        if (high instanceof Value.Undef) {
            return low;
        }
        if (isNothing(low)) {
            return high;
        }
        if (high instanceof Value.Mapping upper) {
            return low instanceof Value.Mapping lower ? mappings(upper, lower) : replacing(upper, low);
        }
        if (high instanceof Value.Sequence upper) {
            return low instanceof Value.Sequence lower ? sequences(upper, lower) : without(upper);
        }
        return high instanceof Value.Text text && prefix.matcher(text.text()).find()
                ? Value.Text.of("", text.location())
                : high;
    }

    /** Ruby takes nil and false for a place that is free. */
    private static boolean isNothing(Value value) {
        return value instanceof Value.Undef || value instanceof Value.Truth truth && !truth.truth();
    }

    private Value mappings(Value.Mapping high, Value.Mapping low) throws LookupFailure {
        Map<Object, Value.Mapping.Entry> entries = new LinkedHashMap<>();
        low.entries().forEach(entry -> entries.put(Values.plain(entry.key()), entry));
        for (Value.Mapping.Entry entry : high.entries()) {
            Object key = Values.plain(entry.key());
            Value.Mapping.Entry below = entries.get(key);
            Value value = below == null || isNothing(below.value())
                    ? alone(entry.value())
                    : into(entry.value(), below.value());
            // A value that is all the higher level's own has the higher level's place.
            Value at = below == null || value == entry.value() ? entry.key() : below.key();
            entries.put(key, new Value.Mapping.Entry(at, value));
        }
        return new Value.Mapping(List.copyOf(entries.values()), high.location());
    }

    /** A hash over something else: its first key replaces that, the others meet themselves; no key replaces nothing. */
    private Value replacing(Value.Mapping high, Value low) throws LookupFailure {
        if (high.entries().isEmpty()) {
            return low;
        }
        List<Value.Mapping.Entry> entries = new ArrayList<>();
        for (Value.Mapping.Entry entry : high.entries()) {
            boolean first = entries.isEmpty();
            entries.add(first ? entry : new Value.Mapping.Entry(entry.key(), itself(entry.value())));
        }
        return new Value.Mapping(entries, high.location());
    }

    /** A value that only the higher hash has is merged into a shallow copy of itself, so its knock-outs count. */
    private Value alone(Value value) throws LookupFailure {
        if (value instanceof Value.Sequence list) {
            return sequences(list, list);
        }
        return itself(value);
    }

    /** A value merged into the very same object: what a list loses on the way is lost while it is walked. */
    private Value itself(Value value) throws LookupFailure {
        if (value instanceof Value.Mapping mapping) {
            List<Value.Mapping.Entry> entries = new ArrayList<>();
            for (Value.Mapping.Entry entry : mapping.entries()) {
                entries.add(new Value.Mapping.Entry(entry.key(), itself(entry.value())));
            }
            return new Value.Mapping(entries, mapping.location());
        }
        if (value instanceof Value.Sequence list) {
            return sorted(List.copyOf(Merging.distinct(walked(list.items()))), list);
        }
        return isNothing(value) ? value : into(value, value);
    }

    /** Ruby's {@code delete_if} over a list that loses items meanwhile: the next index is the next but one item. */
    private List<Value> walked(List<Value> items) {
        if (items.stream().anyMatch(item -> isText(item, merge.knockoutPrefix()))) {
            return List.of();
        }
        List<Value> list = new ArrayList<>(items);
        int kept = 0;
        int at = 0;
        for (; at < list.size(); at++) {
            Value item = list.get(at);
            if (isKnockOut(item)) {
                remove(list, item);
            } else {
                list.set(kept++, item);
            }
        }
        List<Value> left = new ArrayList<>(list.subList(0, Math.min(kept, list.size())));
        left.addAll(list.subList(Math.min(at, list.size()), list.size()));
        return left;
    }

    private Value sequences(Value.Sequence high, Value.Sequence low) throws LookupFailure {
        boolean all = high.items().stream().anyMatch(item -> isText(item, merge.knockoutPrefix()));
        List<Value> below = all ? new ArrayList<>() : new ArrayList<>(low.items());
        List<Value> above = new ArrayList<>();
        for (Value item : high.items()) {
            if (all && isText(item, merge.knockoutPrefix())) {
                continue;
            }
            if (isKnockOut(item)) {
                remove(below, item);
            } else {
                above.add(item);
            }
        }
        if (merge.mergeHashArrays() && allHashes(above) && allHashes(below)) {
            return sorted(byPosition(above, below), high);
        }
        below.addAll(above);
        return sorted(List.copyOf(Merging.distinct(below)), high);
    }

    private boolean isKnockOut(Value item) {
        return item instanceof Value.Text text && prefix.matcher(text.text()).find();
    }

    private boolean isText(Value item, String text) {
        return !text.isEmpty()
                && item instanceof Value.Text found
                && found.text().equals(text);
    }

    /** Takes what a knock-out names, and the knock-out itself, from a list. */
    private void remove(List<Value> list, Value knockOut) {
        String text = ((Value.Text) knockOut).text();
        String named = prefix.matcher(text).replaceAll("");
        list.removeIf(item -> isExactly(item, named) || isExactly(item, text));
    }

    private static boolean isExactly(Value item, String text) {
        return item instanceof Value.Text found && found.text().equals(text);
    }

    /** A list over something that is none: only its knock-outs are gone. */
    private Value without(Value.Sequence list) {
        return new Value.Sequence(
                list.items().stream().filter(item -> !isKnockOut(item)).toList(), list.location());
    }

    private List<Value> byPosition(List<Value> high, List<Value> low) throws LookupFailure {
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < Math.max(high.size(), low.size()); i++) {
            boolean both = i < high.size() && i < low.size();
            items.add(both ? into(high.get(i), low.get(i)) : (i < high.size() ? high : low).get(i));
        }
        return items;
    }

    private static boolean allHashes(List<Value> list) {
        return list.stream().allMatch(item -> item instanceof Value.Mapping);
    }

    /** Numbers by size, strings by their octets; Ruby cannot compare anything else. */
    private Value sorted(List<Value> items, Value.Sequence high) throws LookupFailure {
        if (!merge.sortMergedArrays() || items.size() < 2) {
            return new Value.Sequence(items, high.location());
        }
        boolean numbers = items.stream().allMatch(item -> item instanceof Value.Whole || item instanceof Value.Real);
        if (!numbers && !items.stream().allMatch(item -> item instanceof Value.Text)) {
            throw Merging.wrong(high, "sort_merged_arrays cannot compare the items of the list");
        }
        List<Value> sorted = new ArrayList<>(items);
        sorted.sort(numbers ? Comparator.comparing(DeepMerge::number) : DeepMerge::byOctets);
        return new Value.Sequence(sorted, high.location());
    }

    private static BigDecimal number(Value value) {
        return value instanceof Value.Whole whole
                ? new BigDecimal(whole.number())
                : BigDecimal.valueOf(((Value.Real) value).number());
    }

    private static int byOctets(Value a, Value b) {
        return Arrays.compareUnsigned(
                ((Value.Text) a).text().getBytes(StandardCharsets.UTF_8),
                ((Value.Text) b).text().getBytes(StandardCharsets.UTF_8));
    }
}
