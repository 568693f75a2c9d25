package org.mailwright.diagnostic;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a site says about its findings: {@code checks} of mailwright.yaml, and comments in its data.
 *
 * @param sets the sets of rules that are on, as they are written
 * @param grades the rules whose severity it changes
 * @param suppressions the findings that it lives with
 */
public record Checks(SortedSet<String> sets, List<Grade> grades, List<Suppression> suppressions) {
    public Checks {
        sets = new TreeSet<>(sets);
        grades = List.copyOf(grades);
        suppressions = List.copyOf(suppressions);
    }

    /** Nothing is changed. */
    public static Checks none() {
        return new Checks(new TreeSet<>(), List.of(), List.of());
    }
}
