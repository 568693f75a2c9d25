package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about what the daemons say themselves that a reader, a writer, a proof or a command reports on its way. */
public final class DaemonKinds {
    public static final Kind CHECKER_MISSING =
            Kind.error("daemon", "daemon-checker-missing").with(Kind.Trait.OCCASIONAL);
    public static final Kind REFUSES = Kind.error("daemon", "daemon-refuses").with(Kind.Trait.OCCASIONAL);

    private DaemonKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(CHECKER_MISSING, REFUSES);
    }
}
