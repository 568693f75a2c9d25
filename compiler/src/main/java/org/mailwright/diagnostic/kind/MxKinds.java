package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about who takes mail for a name that a reader, a writer, a proof or a command reports on its way. */
public final class MxKinds {
    public static final Kind MISSING = Kind.error("mx", "mx-missing").judged();
    public static final Kind TARGET_CNAME = Kind.error("mx", "mx-target-cname");
    public static final Kind TARGET_MISSING_ADDRESS = Kind.error("mx", "mx-target-missing-address");
    public static final Kind NULL_MX_NOT_ALONE = Kind.error("mx", "null-mx-not-alone");

    private MxKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(MISSING, TARGET_CNAME, TARGET_MISSING_ADDRESS, NULL_MX_NOT_ALONE);
    }
}
