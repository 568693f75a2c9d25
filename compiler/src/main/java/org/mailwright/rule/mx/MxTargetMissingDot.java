package org.mailwright.rule.mx;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written MX record whose target ends in the zone's name twice: the final dot is missing (RFC 1035 section 5.1). */
public final class MxTargetMissingDot implements Rule {
    public static final Kind KIND = Kind.error("mx", "mx-target-missing-dot").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.MX) && isDoubled(evidence, record))
                .map(record -> Diagnostic.error(
                                KIND,
                                record.location(),
                                "the MX of " + record.owner() + " is read as " + record.target() + ".")
                        .advising("end the target in a dot"))
                .toList();
    }

    private static boolean isDoubled(Evidence evidence, ZoneRecord record) {
        return evidence.names()
                .zoneOf(record.owner())
                .map(zone -> zone.name().text())
                .filter(apex -> ("." + record.target()).endsWith("." + apex + "." + apex))
                .filter(apex -> evidence.names().at(record.target()).isEmpty())
                .isPresent();
    }
}
