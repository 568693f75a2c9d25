package org.mailwright.change;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where mail to an address ends, as far as our tables say.
 *
 * @param arrivals the addresses that leave our tables: outside ones, those of served domains
 * @param reply what the MX hosts answer instead of taking it, e.g. {@code 550 5.7.1 on leave}; empty when they take it
 */
public record Destination(SortedSet<String> arrivals, String reply) {
    /** Of an address that nobody knows: 550 5.1.1. */
    public static final Destination NONE = new Destination(new TreeSet<>(), "");

    public Destination {
        arrivals = Collections.unmodifiableSortedSet(new TreeSet<>(arrivals));
    }

    /** True when the address is known to nobody. */
    public boolean isNone() {
        return arrivals.isEmpty() && reply.isEmpty();
    }
}
