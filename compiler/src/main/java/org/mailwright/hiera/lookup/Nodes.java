package org.mailwright.hiera.lookup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** Values that can be changed in place, and be the very same in two places, as Ruby's are during a deep merge. */
final class Nodes {
    private Nodes() {}

    /** A value, or a list or hash that can be changed. */
    sealed interface Node {}

    /** What is neither list nor hash. */
    record Leaf(Value value) implements Node {}

    /** A list. */
    static final class Items implements Node {
        final List<Node> items;
        final Location location;

        Items(List<Node> items, Location location) {
            this.items = items;
            this.location = location;
        }
    }

    /** A hash; entries by what their key is. */
    static final class Table implements Node {
        final Map<Object, Slot> slots;
        Location location;

        Table(Map<Object, Slot> slots, Location location) {
            this.slots = slots;
            this.location = location;
        }
    }

    /** A key as it was written, and its value. */
    record Slot(Value key, Node value) {}

    static Node of(Value value) {
        if (value instanceof Value.Sequence list) {
            return new Items(
                    list.items().stream().map(Nodes::of).collect(Collectors.toCollection(ArrayList::new)),
                    list.location());
        }
        if (value instanceof Value.Mapping mapping) {
            Map<Object, Slot> slots = new LinkedHashMap<>();
            mapping.entries()
                    .forEach(entry -> slots.put(Values.plain(entry.key()), new Slot(entry.key(), of(entry.value()))));
            return new Table(slots, mapping.location());
        }
        return new Leaf(value);
    }

    static Value value(Node node) {
        if (node instanceof Items list) {
            return new Value.Sequence(list.items.stream().map(Nodes::value).toList(), list.location);
        }
        if (node instanceof Table table) {
            List<Value.Mapping.Entry> entries = new ArrayList<>(table.slots.size());
            table.slots.values().forEach(slot -> entries.add(new Value.Mapping.Entry(slot.key(), value(slot.value()))));
            return new Value.Mapping(entries, table.location);
        }
        return ((Leaf) node).value();
    }

    /** Ruby's {@code dup}: another list or hash that holds the very same things. */
    static Node shallow(Node node) {
        if (node instanceof Items list) {
            return new Items(new ArrayList<>(list.items), list.location);
        }
        return node instanceof Table table ? new Table(new LinkedHashMap<>(table.slots), table.location) : node;
    }

    /** What Ruby takes for nothing: nil and false. */
    static boolean isNothing(Node node) {
        return isUndef(node)
                || node instanceof Leaf leaf && leaf.value() instanceof Value.Truth truth && !truth.truth();
    }

    static boolean isUndef(Node node) {
        return node instanceof Leaf leaf && leaf.value() instanceof Value.Undef;
    }

    /** True for a string of which it is known what is in it. */
    static boolean isText(Node node) {
        return node instanceof Leaf leaf && DataTypes.isKnownText(leaf.value());
    }

    static String text(Node node) {
        return Values.text(((Leaf) node).value());
    }

    static Location location(Node node) {
        return node instanceof Items list
                ? list.location
                : node instanceof Table table
                        ? table.location
                        : ((Leaf) node).value().location();
    }
}
