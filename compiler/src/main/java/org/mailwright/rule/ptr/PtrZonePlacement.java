package org.mailwright.rule.ptr;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A PTR record in a forward zone, where nobody asks for it; named-checkzone takes it (measured). */
public final class PtrZonePlacement implements Rule {
    public static final Kind KIND = Kind.error("ptr", "ptr-zone-placement").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.PTR) && !isReverse(record))
                .map(record -> Diagnostic.error(
                                KIND,
                                record.location(),
                                record.owner() + " has a PTR record, and is no name of an address")
                        .advising("move it to the reverse zone, e.g. 7.113.0.203.in-addr.arpa for 203.0.113.7"))
                .toList();
    }

    /** Service discovery has PTR records in forward zones too (RFC 6763 section 4.1). */
    private static boolean isReverse(ZoneRecord record) {
        return record.owner().endsWith(".in-addr.arpa")
                || record.owner().endsWith(".ip6.arpa")
                || record.owner().contains("._tcp.")
                || record.owner().contains("._udp.")
                || record.owner().startsWith("_tcp.")
                || record.owner().startsWith("_udp.");
    }
}
