package org.mailwright.diagnostic;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A finding that the site knows about and lives with.
 *
 * @param rule the finding's id
 * @param areas the finding's place lies in all of them; none for every place
 * @param reason why, for the next reader
 * @param until the last day it counts
 * @param location where it is declared
 */
public record Suppression(String rule, List<Area> areas, String reason, Optional<LocalDate> until, Location location) {
    public Suppression {
        areas = List.copyOf(areas);
    }

    /** True for a finding that this one is about. */
    boolean covers(Diagnostic finding, Surroundings surroundings) {
        return finding.rule().equals(rule)
                && areas.stream().allMatch(area -> area.holds(finding.location(), surroundings));
    }

    /** True after its last day. */
    public boolean isOver(LocalDate today) {
        return until.filter(today::isAfter).isPresent();
    }
}
