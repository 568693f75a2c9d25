package org.mailwright.diagnostic;

import java.util.Locale;

/** How much a finding matters, the worst first. */
public enum Severity {
    /** The mail system would be wrong: nothing is written. */
    ERROR,
    /** Something is lost or at risk: the run goes on. */
    WARNING,
    /** Worth knowing; never stops anything. */
    INFO;

    /** The word that stands in a printed finding, e.g. {@code warning}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
