package org.mailwright.rule.dns;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Records of one name and type with different times to live (RFC 2181 section 5.2): servers take the first (measured). */
public final class TtlRrsetMismatch implements Rule {
    public static final Kind KIND = Kind.warning("dns", "ttl-rrset-mismatch").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Map<String, ZoneRecord> first = new HashMap<>();
        Set<String> told = new HashSet<>();
        return evidence.names().byHand().stream()
                .filter(record -> !record.type().equals("RRSIG"))
                .filter(record -> {
                    String set = record.owner() + " " + record.type();
                    ZoneRecord other = first.computeIfAbsent(set, absent -> record);
                    return other.ttl() != record.ttl() && told.add(set);
                })
                .map(record -> {
                    ZoneRecord other = first.getOrDefault(record.owner() + " " + record.type(), record);
                    return Diagnostic.warning(
                                    KIND,
                                    record.location(),
                                    record.owner() + " " + record.type() + " has the TTL " + record.ttl() + " here and "
                                            + other.ttl() + " before")
                            .seeing(other.location(), "the first record of the set")
                            .advising("give all records of the set one TTL");
                })
                .toList();
    }
}
