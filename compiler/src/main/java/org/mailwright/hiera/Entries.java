package org.mailwright.hiera;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Location;

/**
 * The pairs of a hash while it is read: in order, each key once, the last one winning at the place of the first. A
 * table of numbers beside the list: hash maps of Java's hold five times as much for each of a million keys.
 */
public final class Entries {
    private final List<Value.Mapping.Entry> entries = new ArrayList<>();
    /** Where the pair of a hash code stands in the list, plus one; 0 is free. Always at most half full. */
    private int[] slots = new int[16];
    /** The pairs that a merge key brought: to write over them is what merge keys are for. */
    private final Set<Value.Mapping.Entry> merged = Collections.newSetFromMap(new IdentityHashMap<>(0));

    /** Puts a pair in; the pair of the same key that it replaces. */
    public Optional<Value.Mapping.Entry> put(Value.Mapping.Entry entry) {
        Object key = Values.plain(entry.key());
        int slot = slot(key);
        if (slots[slot] > 0) {
            return Optional.of(entries.set(slots[slot] - 1, entry));
        }
        entries.add(entry);
        slots[slot] = entries.size();
        if (entries.size() * 2 > slots.length) {
            grow();
        }
        return Optional.empty();
    }

    /** As {@link #put}, for a pair that a merge key brings. */
    public Optional<Value.Mapping.Entry> putMerged(Value.Mapping.Entry entry) {
        merged.add(entry);
        return put(entry);
    }

    public boolean isMerged(Value.Mapping.Entry entry) {
        return merged.contains(entry);
    }

    private int slot(Object key) {
        int mask = slots.length - 1;
        int slot = spread(key) & mask;
        while (slots[slot] > 0
                && !Values.plain(entries.get(slots[slot] - 1).key()).equals(key)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static int spread(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int i = 0; i < entries.size(); i++) {
            int slot = spread(Values.plain(entries.get(i).key())) & mask;
            while (slots[slot] > 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = i + 1;
        }
    }

    public Value.Mapping mapping(Location at) {
        return new Value.Mapping(entries, at);
    }

    public List<Value.Mapping.Entry> list() {
        return entries;
    }
}
