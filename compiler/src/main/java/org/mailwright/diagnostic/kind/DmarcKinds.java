package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about DMARC policies and the reports they ask for that a reader, a writer, a proof or a command reports on its way. */
public final class DmarcKinds {
    public static final Kind FO_SYNTAX = Kind.error("dmarc", "dmarc-fo-syntax");
    public static final Kind MULTIPLE = Kind.error("dmarc", "dmarc-multiple");
    public static final Kind RUA_SYNTAX = Kind.error("dmarc", "dmarc-rua-syntax");

    private DmarcKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(FO_SYNTAX, MULTIPLE, RUA_SYNTAX);
    }
}
