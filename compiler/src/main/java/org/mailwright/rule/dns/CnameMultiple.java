package org.mailwright.rule.dns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A name that is an alias of two names: name servers refuse the zone (RFC 2181 section 10.1, measured). */
public final class CnameMultiple implements Rule {
    public static final Kind KIND = Kind.error("dns", "cname-multiple").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Map<String, ZoneRecord> first = new LinkedHashMap<>();
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.CNAME))
                .flatMap(record -> {
                    ZoneRecord other = first.putIfAbsent(record.owner(), record);
                    return other == null || other.value().equals(record.value())
                            ? Stream.of()
                            : Stream.of(Diagnostic.error(
                                            KIND,
                                            record.location(),
                                            record.owner() + " is an alias of " + record.target() + " and of "
                                                    + other.target())
                                    .seeing(other.location(), "the first alias")
                                    .advising("keep one of the two"));
                })
                .toList();
    }
}
