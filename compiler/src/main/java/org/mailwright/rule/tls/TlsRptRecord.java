package org.mailwright.rule.tls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written record for TLS reports that senders pass over (RFC 8460 section 3). */
public final class TlsRptRecord implements Rule {
    private static final Pattern RECORD =
            Pattern.compile("v=TLSRPTv1[ \\t]*;[ \\t]*rua=(mailto:|https://)[^ ;]+([ \\t]*;.*)?");

    @Override
    public String id() {
        return "tls-rpt-record";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Diagnostic> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<ZoneRecord> texts = evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.TXT) && record.owner().startsWith("_smtp._tls."))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        texts.stream()
                // Any other text there is none of the senders' business.
                .filter(record -> record.value().startsWith("v="))
                // Beside a record of ours any other is rrset-owner-conflict.
                .filter(record -> texts.containsAll(evidence.names().at(record.owner(), RecordType.TXT)))
                .forEach(record -> {
                    if (!RECORD.matcher(record.value()).matches()) {
                        findings.add(finding(record, record.owner() + " is no TLS report record: " + record.value()));
                    } else if (!seen.add(record.owner())) {
                        findings.add(finding(record, record.owner() + " has a second TLS report record"));
                    }
                });
        return findings;
    }

    private Diagnostic finding(ZoneRecord record, String message) {
        return Diagnostic.error(id(), record.location(), message)
                .advising("write one record v=TLSRPTv1; rua=mailto:tlsrpt@reports.example");
    }
}
