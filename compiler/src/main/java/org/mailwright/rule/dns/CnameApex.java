package org.mailwright.rule.dns;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An alias at a zone's own name, where SOA and NS stand: name servers refuse the zone (RFC 1912 section 2.4, measured). */
public final class CnameApex implements Rule {
    public static final Kind KIND = Kind.error("dns", "cname-apex").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.CNAME) && isApex(evidence, record))
                .map(record -> Diagnostic.error(
                                KIND, record.location(), record.owner() + " is a zone and cannot be an alias")
                        .advising("give the name the addresses of " + record.target()))
                .toList();
    }

    static boolean isApex(Evidence evidence, ZoneRecord record) {
        return evidence.names()
                .zoneOf(record.owner())
                .filter(zone -> zone.name().text().equals(record.owner()))
                .isPresent();
    }
}
