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
        for (String address : earlier.unprotectedBy(later)) {
            refusals.add(path + " would lose " + address + ", which must reach a person");
        }
    }

    /** Why the change is refused, one line each, without line ends; empty when it is not. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }
}
