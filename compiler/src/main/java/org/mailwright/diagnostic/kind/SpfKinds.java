package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about who may send under our names, and whether receivers can tell that a reader, a writer, a proof or a command reports on its way. */
public final class SpfKinds {
    public static final Kind MULTIPLE_RECORDS = Kind.error("spf", "spf-multiple-records");
    public static final Kind SYNTAX = Kind.error("spf", "spf-syntax").judged();

    private SpfKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(MULTIPLE_RECORDS, SYNTAX);
    }
}
