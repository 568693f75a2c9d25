package org.mailwright.rule.tls;

import java.util.List;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.TlsKinds;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written record for TLS reports that senders pass over (RFC 8460 section 3). */
public final class TlsRptRecord implements Rule {
    private static final PolicyRecords RECORDS = new PolicyRecords(
            "_smtp._tls.",
            Pattern.compile("v=TLSRPTv1[ \\t]*;[ \\t]*rua=(mailto:|https://)[^ ;]+([ \\t]*;.*)?"),
            "TLS report");

    @Override
    public Kind kind() {
        return TlsKinds.RPT_RECORD;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return RECORDS.check(
                evidence,
                (record, fault) -> Diagnostic.error(TlsKinds.RPT_RECORD, record.location(), fault)
                        .advising("write one record v=TLSRPTv1; rua=mailto:tlsrpt@reports.example"));
    }
}
