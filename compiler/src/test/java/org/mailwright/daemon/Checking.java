package org.mailwright.daemon;

import java.util.List;

/** The programs that {@code check --with-daemons} runs. */
final class Checking {
    private static final List<String> PROGRAMS = List.of(
            "postmap", "postconf", "postfix", "doveconf", "opendkim", "rspamadm", "named-checkzone", "nsd-checkzone");

    private Checking() {}

    /** All of them, or no test. */
    static void require() {
        PROGRAMS.forEach(Daemon::require);
    }
}
