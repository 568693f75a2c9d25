package org.mailwright.rule.spf;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.flow.Spf;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A hand-written name that takes mail, so that it stands in envelopes and HELO, but has no SPF record (RFC 7208 sections 2.3
 * and 2.4). Those of our domains and hosts are made from the inputs.
 */
public final class SpfHostRecordMissing implements Rule {
    public static final Kind KIND =
            Kind.warning("spf", "spf-host-record-missing").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Spf spf = Judged.spf(evidence);
        Set<String> told = new LinkedHashSet<>();
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.MX)
                        && !record.owner().startsWith("*.")
                        && !Resolver.target(record.value()).isEmpty())
                .filter(record -> lacks(evidence, spf, record) && told.add(record.owner()))
                .map(record -> Diagnostic.warning(
                                KIND, record.location(), record.owner() + " takes mail but has no SPF record")
                        .advising("publish one: \"v=spf1 mx -all\", or \"v=spf1 -all\" where nothing is sent from it"))
                .toList();
    }

    private static boolean lacks(Evidence evidence, Spf spf, ZoneRecord record) {
        return evidence.names().isWhole(record.owner())
                && spf.published(record.owner()).isEmpty();
    }
}
