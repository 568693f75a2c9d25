package org.mailwright.rule.dns;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An SRV record that says the service is not offered, with numbers or beside others (RFC 2782). */
public final class SrvDotTarget implements Rule {
    public static final Kind KIND = Kind.warning("dns", "srv-dot-target").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.SRV) && record.target().isEmpty())
                .filter(record -> !record.value().equals("0 0 0 .") || isBesideOthers(evidence, record))
                .map(record -> Diagnostic.warning(
                                KIND,
                                record.location(),
                                record.owner() + " says with SRV " + record.value() + " that there is no such service"
                                        + (isBesideOthers(evidence, record) ? ", beside a record that names one" : ""))
                        .advising("write SRV 0 0 0 . alone, or remove it"))
                .toList();
    }

    private static boolean isBesideOthers(Evidence evidence, ZoneRecord record) {
        return evidence.names().at(record.owner(), RecordType.SRV).size() > 1;
    }
}
