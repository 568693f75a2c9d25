package org.mailwright.diagnostic;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a site says about its findings: {@code checks} of mailwright.yaml.
 *
 * @param sets the sets of rules that are on, as they are written
 * @param suppressions the findings that the site lives with
 */
public record Checks(SortedSet<String> sets, List<Suppression> suppressions) {
    public Checks {
        sets = new TreeSet<>(sets);
        suppressions = List.copyOf(suppressions);
    }
}
