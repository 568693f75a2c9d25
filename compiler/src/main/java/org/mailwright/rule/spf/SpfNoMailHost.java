package org.mailwright.rule.spf;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.flow.Spf;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A hand-written name whose null MX says that it takes no mail, while nothing says that it sends none (RFC 7208 section
 * 10.1.2).
 */
public final class SpfNoMailHost implements Rule {
    public static final Kind KIND =
            Kind.info("spf", "spf-no-mail-host").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Spf spf = Judged.spf(evidence);
        Set<String> told = new LinkedHashSet<>();
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.MX) && record.target().isEmpty())
                .filter(record -> isSilent(evidence, spf, record) && told.add(record.owner()))
                .map(record -> Diagnostic.info(
                                KIND,
                                record.location(),
                                record.owner() + " takes no mail, and no SPF record says that it sends none")
                        .advising("publish \"v=spf1 -all\" there"))
                .toList();
    }

    private static boolean isSilent(Evidence evidence, Spf spf, ZoneRecord record) {
        return !record.owner().startsWith("*.")
                && evidence.names().isWhole(record.owner())
                && spf.published(record.owner()).isEmpty();
    }
}
