package org.mailwright.diagnostic;

import java.util.Optional;

/**
 * How much a kind of finding matters to a site.
 *
 * @param rule the finding's id
 * @param severity as which it counts; nothing: it is off
 * @param location where that is said
 */
public record Grade(String rule, Optional<Severity> severity, Location location) {
    /** True when this makes less of a finding than it is. */
    boolean lowers(Diagnostic finding) {
        return severity.filter(wanted -> wanted.compareTo(finding.severity()) <= 0)
                .isEmpty();
    }
}
