package org.mailwright.diagnostic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.kind.SiteKinds;

/** Takes out of all findings those that the site lives with, and finds the suppressions that do nothing. */
public final class Suppressions {
    private static final Kind UNUSED = SiteKinds.WAIVER_UNUSED;

    private final List<Suppression> suppressions;
    private final LocalDate today;
    private final Map<String, List<Suppression>> current;

    public Suppressions(List<Suppression> suppressions, LocalDate today) {
        this.suppressions = List.copyOf(suppressions);
        this.today = today;
        this.current = suppressions.stream()
                .filter(suppression -> !suppression.isOver(today))
                .collect(Collectors.groupingBy(Suppression::rule));
    }

    /**
     * The findings that are left, with one for each suppression that is over or fits no finding.
     *
     * @param fixed true for findings that nobody can live with
     * @param unseen the ids of findings that this command does not look for
     */
    public List<Diagnostic> left(
            List<Diagnostic> findings, Surroundings surroundings, Predicate<Diagnostic> fixed, Set<String> unseen) {
        Set<Suppression> used = new HashSet<>();
        List<Diagnostic> left = new ArrayList<>();
        for (Diagnostic finding : findings) {
            List<Suppression> fitting = fixed.test(finding)
                    ? List.of()
                    : current.getOrDefault(finding.rule(), List.of()).stream()
                            .filter(known -> known.covers(finding, surroundings))
                            .toList();
            used.addAll(fitting);
            if (fitting.isEmpty()) {
                left.add(finding);
            }
        }
        for (Suppression suppression : new LinkedHashSet<>(suppressions)) {
            boolean seen = suppression.isOver(today) || !unseen.contains(suppression.rule());
            if (seen && !used.contains(suppression)) {
                left.add(unused(suppression));
            }
        }
        return left;
    }

    private Diagnostic unused(Suppression suppression) {
        String why =
                suppression.isOver(today) ? "ended on " + suppression.until().orElseThrow() : "fits no warning";
        return Diagnostic.warning(
                        UNUSED, suppression.location(), "the suppression of " + suppression.rule() + " " + why)
                .advising("remove it, or correct its rule and place");
    }
}
