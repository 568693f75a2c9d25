package org.mailwright.rule.daemon;

import java.util.List;
import org.mailwright.rule.Family;

/** Findings about what the daemons say themselves. */
public final class DaemonFamily {
    private DaemonFamily() {}

    /** Its rules, and the findings that readers, writers and commands see themselves; both in the order of their names. */
    public static Family family() {
        return new Family("daemon", List.of(), List.of("daemon-checker-missing", "daemon-refuses"));
    }
}
