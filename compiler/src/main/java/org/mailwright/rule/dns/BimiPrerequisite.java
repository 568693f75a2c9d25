package org.mailwright.rule.dns;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A BIMI record of a domain whose DMARC policy does not enforce: receivers ignore it. */
public final class BimiPrerequisite implements Rule {
    private static final String LABEL = "._bimi.";

    public static final Kind KIND =
            Kind.info("dns", "bimi-prerequisite").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.TXT) && record.owner().contains(LABEL))
                .filter(record -> isNotEnforced(evidence, record))
                .map(record -> Diagnostic.info(
                                KIND,
                                record.location(),
                                record.owner() + " is ignored while the DMARC policy of " + domain(record)
                                        + " does not enforce")
                        .advising("set p to quarantine or reject, without t=y"))
                .toList();
    }

    private static String domain(ZoneRecord record) {
        return record.owner().substring(record.owner().indexOf(LABEL) + LABEL.length());
    }

    private static boolean isNotEnforced(Evidence evidence, ZoneRecord record) {
        return evidence.names().at("_dmarc." + domain(record), RecordType.TXT).stream()
                .map(policy -> policy.value().replace(" ", "") + ";")
                .anyMatch(policy -> policy.contains(";p=none;") || policy.contains(";t=y;"));
    }
}
