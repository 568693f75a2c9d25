package org.mailwright.diagnostic.kind;

import java.util.List;
import org.mailwright.diagnostic.Kind;

/** Kinds of findings about TLS of mail hosts that a reader, a writer, a proof or a command reports on its way. */
public final class TlsKinds {
    public static final Kind MTA_STS_HOST = Kind.error("tls", "mta-sts-host");
    public static final Kind RPT_RECORD = Kind.error("tls", "tls-rpt-record").judged();
    public static final Kind TLSA_MISSING = Kind.warning("tls", "tlsa-missing");

    private TlsKinds() {}

    /** All of them, in the order of their ids. */
    static List<Kind> all() {
        return List.of(MTA_STS_HOST, RPT_RECORD, TLSA_MISSING);
    }
}
