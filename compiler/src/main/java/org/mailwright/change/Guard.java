package org.mailwright.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Refuses a change that takes away more than anybody means to: a broken source looks like a large removal. */
public final class Guard {
    private static final int SMALL = 10;
    private static final int PERCENT = 30;

    private final List<String> refusals = new ArrayList<>();

    /**
     * Looks at one table; a table that goes away has nothing in {@code later}.
     *
     * @param ours true when an apply of ours put {@code earlier} there: what somebody else left is no measure of how much
     *     may go
     */
    public void compare(String path, GuardedTable earlier, GuardedTable later, boolean ours) {
        long[] before = earlier.keys();
        long[] after = later.keys();
        long lost = Arrays.stream(before)
                .filter(key -> Arrays.binarySearch(after, key) < 0)
                .count();
        if (ours && before.length >= SMALL && lost * 100 > (long) before.length * PERCENT) {
            refusals.add(path + " would lose " + lost + " of its " + before.length + " entries (more than " + PERCENT
                    + " %)");
        }
    }

    /** Looks at what no table shows. */
    public void compare(Census earlier, Census later) {
        earlier.hosts().stream()
                .filter(host ->
                        !earlier.draining().contains(host) && !later.hosts().contains(host))
                .forEach(host -> refusals.add(host + " has a role no more, and was not draining before"));
        compareSources(earlier, later);
        earlier.mailboxes().stream()
                .filter(address -> !later.mailboxes().contains(address))
                .forEach(address -> refusals.add(address + " would reach nobody, and others rely on it"));
    }

    /** Looks at the sources alone: where one gave half, whatever else is wrong only follows from that. */
    public void compareSources(Census earlier, Census later) {
        later.sources().forEach((name, entries) -> {
            int before = earlier.sources().getOrDefault(name, 0);
            if (before >= SMALL && (before - entries) * 100L > before * (long) PERCENT) {
                refusals.add(name + " gave " + entries + " entries, and " + before + " for the last apply (more than "
                        + PERCENT + " % less)");
            }
        });
    }

    /** Why the change is refused, one line each, without line ends; empty when it is not. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }
}
