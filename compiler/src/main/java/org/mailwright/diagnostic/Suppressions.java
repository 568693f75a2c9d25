package org.mailwright.diagnostic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes out of all findings those that the site lives with, and finds the suppressions that do nothing. */
public final class Suppressions {
    private static final String UNUSED = "waiver-unused";

    private Suppressions() {}

    /** The findings that are left, with one for each suppression that is over or fits no finding. */
    public static List<Diagnostic> apply(List<Suppression> suppressions, List<Diagnostic> findings, LocalDate today) {
        Set<Suppression> used = new HashSet<>();
        List<Diagnostic> left = new ArrayList<>();
        for (Diagnostic finding : findings) {
            List<Suppression> fitting = suppressions.stream()
                    .filter(known -> !known.isOver(today) && known.covers(finding))
                    .toList();
            used.addAll(fitting);
            if (fitting.isEmpty()) {
                left.add(finding);
            }
        }
        for (Suppression suppression : suppressions) {
            if (!used.contains(suppression)) {
                String why = suppression.isOver(today)
                        ? "ended on " + suppression.until().orElseThrow()
                        : "fits no warning";
                left.add(Diagnostic.warning(
                                UNUSED, suppression.location(), "the suppression of " + suppression.rule() + " " + why)
                        .advising("remove it, or correct its rule and place"));
            }
        }
        return left;
    }
}
