package org.mailwright.hiera.hocon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/**
 * Puts values in the place of {@code ${…}}. A reference to the key it stands in means what was declared before
 * ({@code path = ${path}":/opt"}).
 */
final class HoconResolution {
    /** References can double their work at every step. */
    private static final int MOST_VALUES = 1_000_000;

    private static final int LONGEST_TEXT = 16 * 1024 * 1024;

    private final HoconNode.Fields root;
    /** Of the keys with layers: the layer that is looked into; references see those below it. */
    private final Map<List<String>, Integer> current = new HashMap<>();

    private final Set<Step> open = new HashSet<>();
    private int values;

    HoconResolution(HoconNode.Fields root) {
        this.root = root;
    }

    private record Step(List<String> path, int layer) {}

    Value value() throws LookupFailure {
        return value(root, List.of()).orElseThrow();
    }

    /** Nothing for an optional reference to nothing: its key or item is not there. */
    private Optional<Value> value(HoconNode node, List<String> path) throws LookupFailure {
        if (++values > MOST_VALUES) {
            throw new LookupFailure(
                    HieraKinds.YAML_LIMITS,
                    root.at(),
                    "the references of the file stand for more than " + values + " values");
        }
        if (node instanceof HoconNode.Leaf leaf) {
            return Optional.of(leaf.value());
        }
        if (node instanceof HoconNode.Items list) {
            List<Value> items = new ArrayList<>();
            for (HoconNode item : list.items()) {
                value(item, List.of()).ifPresent(items::add);
            }
            return Optional.of(new Value.Sequence(items, list.at()));
        }
        if (node instanceof HoconNode.Fields fields) {
            return Optional.of(mapping(fields, path));
        }
        if (node instanceof HoconNode.Reference reference) {
            return referred(reference);
        }
        return node instanceof HoconNode.Layers layers
                ? merged(layers, path, layers.layers().size())
                : joined((HoconNode.Joined) node, path);
    }

    private Value mapping(HoconNode.Fields fields, List<String> path) throws LookupFailure {
        List<Value.Mapping.Entry> entries = new ArrayList<>();
        for (Map.Entry<String, HoconNode.Field> field : fields.fields().entrySet()) {
            Value.Text key = Value.Text.of(field.getKey(), field.getValue().at());
            List<String> place = below(path, field.getKey());
            Step step = new Step(place, current.getOrDefault(place, -1));
            if (!open.add(step)) {
                throw new LookupFailure(
                        HieraKinds.UNRESOLVED_INTERPOLATION, key.location(), key.text() + " is made of itself");
            }
            value(field.getValue().value(), place).ifPresent(value -> entries.add(new Value.Mapping.Entry(key, value)));
            open.remove(step);
        }
        return new Value.Mapping(entries, fields.at());
    }

    private static List<String> below(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }

    private Optional<Value> merged(HoconNode.Layers layers, List<String> path, int top) throws LookupFailure {
        Optional<Value> merged = Optional.empty();
        for (int i = top - 1; i >= 0; i--) {
            Optional<Integer> before = Optional.ofNullable(current.put(path, i));
            Optional<Value> layer = value(layers.layers().get(i), path);
            before.ifPresentOrElse(known -> current.put(path, known), () -> current.remove(path));
            if (merged.isEmpty()) {
                merged = layer;
            } else if (layer.isPresent()) {
                if (!(layer.get() instanceof Value.Mapping below)) {
                    return merged;
                }
                merged = Optional.of(over((Value.Mapping) merged.get(), below));
            }
            if (merged.isPresent() && !(merged.get() instanceof Value.Mapping)) {
                return merged;
            }
        }
        return merged;
    }

    private static Value.Mapping over(Value.Mapping later, Value.Mapping earlier) {
        Map<Object, Value.Mapping.Entry> merged = new LinkedHashMap<>();
        later.entries().forEach(entry -> merged.put(Values.plain(entry.key()), entry));
        for (Value.Mapping.Entry entry : earlier.entries()) {
            merged.merge(
                    Values.plain(entry.key()),
                    entry,
                    (above, below) ->
                            above.value() instanceof Value.Mapping a && below.value() instanceof Value.Mapping b
                                    ? new Value.Mapping.Entry(above.key(), over(a, b))
                                    : above);
        }
        return new Value.Mapping(List.copyOf(merged.values()), later.location());
    }

    private Optional<Value> referred(HoconNode.Reference reference) throws LookupFailure {
        Step step = new Step(reference.path(), current.getOrDefault(reference.path(), -1));
        Optional<Value> found = Optional.empty();
        if (open.add(step)) {
            found = found(root, List.of(), reference.path());
            open.remove(step);
        }
        if (found.isEmpty() && !reference.optional()) {
            throw new LookupFailure(
                    HieraKinds.UNRESOLVED_INTERPOLATION,
                    reference.at(),
                    "${" + String.join(".", reference.path()) + "} names nothing that is declared in this file");
        }
        return found;
    }

    private Optional<Value> found(HoconNode node, List<String> path, List<String> rest) throws LookupFailure {
        if (rest.isEmpty()) {
            int top = current.getOrDefault(path, -1);
            return node instanceof HoconNode.Layers layers && top >= 0 ? merged(layers, path, top) : value(node, path);
        }
        List<String> deeper = rest.subList(1, rest.size());
        if (node instanceof HoconNode.Fields fields) {
            HoconNode.Field field = fields.fields().get(rest.get(0));
            return field == null ? Optional.empty() : found(field.value(), below(path, rest.get(0)), deeper);
        }
        Optional<Value> value = found(node, path, List.of());
        for (String name : rest) {
            value = value.flatMap(hash -> hash instanceof Value.Mapping mapping ? mapping.get(name) : Optional.empty());
        }
        return value;
    }

    private Optional<Value> joined(HoconNode.Joined joined, List<String> path) throws LookupFailure {
        Optional<Value> left = Optional.empty();
        for (HoconNode piece : joined.pieces()) {
            Optional<Value> right = value(piece, path);
            if (left.isEmpty()) {
                left = right;
            } else if (right.isPresent()) {
                boolean bare = piece instanceof HoconNode.Leaf leaf && !leaf.quoted();
                left = Optional.of(join(left.get(), right.get(), bare));
            }
        }
        return left;
    }

    private static Value join(Value left, Value right, boolean bare) throws LookupFailure {
        Location at = left.location();
        if (left instanceof Value.Mapping earlier && right instanceof Value.Mapping later) {
            return over(later, earlier);
        }
        if (left instanceof Value.Sequence first && right instanceof Value.Sequence second) {
            List<Value> items = new ArrayList<>(first.items());
            items.addAll(second.items());
            return new Value.Sequence(items, at);
        }
        boolean structured = left instanceof Value.Sequence || left instanceof Value.Mapping;
        if (structured && bare && right instanceof Value.Text) {
            return left;
        }
        if (structured || right instanceof Value.Sequence || right instanceof Value.Mapping) {
            throw new LookupFailure(
                    HieraKinds.HOCON_SYNTAX, right.location(), "a hash or a list cannot be joined to other values");
        }
        String text = written(left) + written(right);
        if (text.length() > LONGEST_TEXT) {
            throw new LookupFailure(HieraKinds.YAML_LIMITS, at, "a text of more than " + LONGEST_TEXT + " characters");
        }
        return Value.Text.of(text, at);
    }

    private static String written(Value value) {
        if (value instanceof Value.Whole whole) {
            return whole.written();
        }
        if (value instanceof Value.Real real) {
            return real.written();
        }
        return value instanceof Value.Undef ? "null" : Values.text(value);
    }
}
