package org.mailwright.diagnostic;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A finding that the site knows about and lives with.
 *
 * @param rule the finding's id
 * @param at how the finding's place begins as it is printed, e.g. {@code data/common/mail.yaml} or a DN's file and line;
 *     empty for every place
 * @param reason why, for the next reader
 * @param until the last day it counts
 * @param location where it is declared
 */
public record Suppression(String rule, String at, String reason, Optional<LocalDate> until, Location location) {
    /** True for a finding that this one is about; an error cannot be lived with. */
    public boolean covers(Diagnostic finding) {
        String place = finding.location().toString();
        boolean here = at.isEmpty() || place.equals(at) || place.startsWith(at + ":") || place.contains(": " + at);
        return !finding.isError() && finding.rule().equals(rule) && here;
    }

    /** True after its last day. */
    public boolean isOver(LocalDate today) {
        return until.filter(today::isAfter).isPresent();
    }
}
