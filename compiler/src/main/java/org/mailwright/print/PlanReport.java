package org.mailwright.print;

import java.util.List;
import org.mailwright.change.Difference;
import org.mailwright.change.Kind;
import org.mailwright.diagnostic.Counted;

/**
 * A plan, ready to be told.
 *
 * @param against what the inputs are compared with, e.g. {@code HEAD} or {@code out/}
 * @param difference what would change
 * @param refusals why it would be refused, those of the guard and those for small sources
 * @param notes what could not be compared, and how the rest was
 * @param pending what is to be done although no file differs
 */
public record PlanReport(
        String against, Difference difference, List<String> refusals, List<String> notes, List<String> pending) {
    public PlanReport {
        refusals = List.copyOf(refusals);
        notes = List.copyOf(notes);
        pending = List.copyOf(pending);
    }

    /** True when there is anything to do. */
    public boolean changes() {
        return !difference.isEmpty() || !pending.isEmpty();
    }

    /** {@code Plan: 2 files, 3 entries to add, 1 to change, 0 to remove; 4 addresses affected.} or {@code No changes.} */
    public String summary() {
        if (!changes()) {
            return "No changes.";
        }
        long add = difference.entries(Kind.ADDED);
        return "Plan: " + Counted.of(difference.files().size(), "file") + ", "
                + Counted.of(add, "entry", "entries") + " to add, "
                + difference.entries(Kind.CHANGED) + " to change, "
                + difference.entries(Kind.REMOVED) + " to remove; "
                + Counted.of(difference.addresses().size(), "address", "addresses") + " affected.";
    }
}
