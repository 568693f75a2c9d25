package org.mailwright.hiera.lookup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Merge;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;
import org.mailwright.hiera.ruby.RubyOrder;
import org.mailwright.hiera.ruby.RubyRegex;

/**
 * Puppet's {@code deep} merge, which is that of the Ruby gem deep_merge with all that it does: the higher value goes
 * into a copy of the lower one. The gem changes both while it walks them, and sometimes they are the same list: what
 * then happens to knock-outs follows from that, so it is done in the same way here.
 */
final class DeepMerge {
    private final Merge merge;
    private final Optional<Pattern> knockOut;

    private DeepMerge(Merge merge, Optional<Pattern> knockOut) {
        this.merge = merge;
        this.knockOut = knockOut;
    }

    static Value of(Merge merge, Value high, Value low) throws LookupFailure {
        DeepMerge merging = new DeepMerge(merge, prefix(merge, high));
        return Nodes.value(merging.into(Nodes.of(high), Nodes.of(low)));
    }

    /** The gem takes the prefix for a regular expression that may match at any line's start. */
    private static Optional<Pattern> prefix(Merge merge, Value at) throws LookupFailure {
        if (merge.knockoutPrefix().isEmpty()) {
            return Optional.empty();
        }
        String prefix = merge.knockoutPrefix().get();
        if (prefix.isEmpty()) {
            throw Merging.wrong(at, "knockout_prefix cannot be an empty string in deep_merge!");
        }
        try {
            return Optional.of(RubyRegex.compile("^" + prefix));
        } catch (PatternSyntaxException e) {
            throw Merging.wrong(at, "the knockout_prefix " + prefix + " is not a regular expression");
        }
    }

    /** The gem's deep_merge!. */
    private Nodes.Node into(Nodes.Node source, Nodes.Node dest) throws LookupFailure {
        if (Nodes.isUndef(source)) {
            return dest;
        }
        if (Nodes.isNothing(dest)) {
            return source;
        }
        if (source instanceof Nodes.Table table) {
            return hash(table, dest);
        }
        return source instanceof Nodes.Items list ? list(list, dest) : overwritten(source);
    }

    private Nodes.Node hash(Nodes.Table source, Nodes.Node dest) throws LookupFailure {
        Nodes.Node result = dest;
        for (Map.Entry<Object, Nodes.Slot> entry : List.copyOf(source.slots.entrySet())) {
            if (!(result instanceof Nodes.Table table)) {
                // A hash over something else replaces that; its further keys meet themselves.
                result = source;
                continue;
            }
            Nodes.Slot over = entry.getValue();
            Nodes.Slot under = table.slots.get(entry.getKey());
            Nodes.Slot met = under == null || Nodes.isNothing(under.value())
                    ? new Nodes.Slot(over.key(), Nodes.shallow(over.value()))
                    : under;
            Nodes.Node value = into(over.value(), met.value());
            // A value that is all the higher level's own has the higher level's place.
            Value key = value == over.value() ? over.key() : met.key();
            table.slots.put(entry.getKey(), new Nodes.Slot(key, value));
            table.location = source.location;
        }
        return result;
    }

    private Nodes.Node list(Nodes.Items source, Nodes.Node dest) throws LookupFailure {
        Nodes.Node below = dest;
        if (naked(source)) {
            below = cleared(dest);
            source.items.removeIf(item -> isText(item, merge.knockoutPrefix().orElseThrow()));
        }
        if (!(below instanceof Nodes.Items under)) {
            source.items.removeIf(this::isKnockOut);
            return source;
        }
        if (knockOut.isPresent()) {
            knockOut(source.items, under.items);
        }
        List<Nodes.Node> items = merge.mergeHashArrays() && allHashes(source.items) && allHashes(under.items)
                ? byPosition(source.items, under.items)
                : union(under.items, source.items);
        sort(items, source);
        return new Nodes.Items(items, source.location);
    }

    /** A knock-out of nothing in particular empties the lower list. */
    private boolean naked(Nodes.Items source) {
        Optional<String> prefix = merge.knockoutPrefix();
        return prefix.isPresent() && source.items.stream().anyMatch(item -> isText(item, prefix.get()));
    }

    private static Nodes.Node cleared(Nodes.Node dest) {
        if (dest instanceof Nodes.Items list) {
            list.items.clear();
        }
        return dest;
    }

    /**
     * Takes the knock-outs out of the source, and what they name out of both. Both may be the same list, which then
     * shrinks while Ruby's delete_if walks it: the item after the next is the next.
     */
    private void knockOut(List<Nodes.Node> source, List<Nodes.Node> dest) {
        int kept = 0;
        int at = 0;
        for (; at < source.size(); at++) {
            Nodes.Node item = source.get(at);
            if (!isKnockOut(item)) {
                source.set(kept++, item);
                continue;
            }
            String text = Nodes.text(item);
            String named = knockOut.orElseThrow().matcher(text).replaceAll("");
            dest.removeIf(other -> isText(other, named) || isText(other, text));
        }
        List<Nodes.Node> left = new ArrayList<>(source.subList(0, Math.min(kept, source.size())));
        left.addAll(source.subList(Math.min(at, source.size()), source.size()));
        source.clear();
        source.addAll(left);
    }

    private boolean isKnockOut(Nodes.Node item) {
        return knockOut.isPresent()
                && Nodes.isText(item)
                && knockOut.get().matcher(Nodes.text(item)).find();
    }

    private static boolean isText(Nodes.Node item, String text) {
        return Nodes.isText(item) && Nodes.text(item).equals(text);
    }

    private static boolean allHashes(List<Nodes.Node> items) {
        return items.stream().allMatch(Nodes.Table.class::isInstance);
    }

    private List<Nodes.Node> byPosition(List<Nodes.Node> source, List<Nodes.Node> dest) throws LookupFailure {
        List<Nodes.Node> items = new ArrayList<>();
        for (int i = 0; i < Math.max(source.size(), dest.size()); i++) {
            boolean both = i < source.size() && i < dest.size();
            items.add(both ? into(source.get(i), dest.get(i)) : (i < source.size() ? source : dest).get(i));
        }
        return items;
    }

    /** The lower list's items first, equal ones once. */
    private static List<Nodes.Node> union(List<Nodes.Node> dest, List<Nodes.Node> source) {
        Map<Object, Nodes.Node> distinct = new LinkedHashMap<>();
        for (List<Nodes.Node> items : List.of(dest, source)) {
            items.forEach(item -> distinct.merge(Values.plain(Nodes.value(item)), item, DeepMerge::kept));
        }
        return new ArrayList<>(distinct.values());
    }

    private static Nodes.Node kept(Nodes.Node first, Nodes.Node second) {
        boolean secret = Values.isSecret(Nodes.value(second)) && !Values.isSecret(Nodes.value(first));
        return secret ? Nodes.of(Values.secret(Nodes.value(first))) : first;
    }

    private void sort(List<Nodes.Node> items, Nodes.Items source) throws LookupFailure {
        if (!merge.sortMergedArrays()) {
            return;
        }
        // What is closed has no order, and goes last.
        List<Nodes.Node> closed = items.stream()
                .filter(item -> item instanceof Nodes.Leaf leaf && isOpaque(leaf.value()))
                .toList();
        items.removeAll(closed);
        List<Value> values = items.stream().map(Nodes::value).toList();
        for (int i = 1; i < values.size(); i++) {
            OptionalInt order = RubyOrder.compare(values.get(i - 1), values.get(i));
            if (order.isEmpty()) {
                throw Merging.wrong(
                        Nodes.value(source),
                        "sort_merged_arrays: comparison of " + values.get(i - 1).kind() + " with "
                                + values.get(i).kind() + " failed");
            }
        }
        items.sort((a, b) -> RubyOrder.compare(Nodes.value(a), Nodes.value(b)).orElse(0));
        items.addAll(closed);
    }

    private static boolean isOpaque(Value value) {
        return value instanceof Value.Sealed sealed && sealed.isOpaque();
    }

    /** A string that knocks out leaves an empty one. */
    private Nodes.Node overwritten(Nodes.Node source) {
        return isKnockOut(source) ? new Nodes.Leaf(Value.Text.of("", Nodes.location(source))) : source;
    }
}
