package org.mailwright.rule.spf;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.flow.Spf;
import org.mailwright.model.DomainName;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;
import org.mailwright.rule.RuleSet;

/** A hand-written host without mail and without {@code v=spf1 -all}: anybody may send in its name (RFC 7208 section 10.1.2). */
public final class SpfNoMailHost implements Rule {
    @Override
    public String id() {
        return "spf-no-mail-host";
    }

    @Override
    public RuleSet set() {
        return RuleSet.STRICT;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Spf spf = Judged.spf(evidence);
        Set<String> told = new LinkedHashSet<>();
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.A) || record.is(RecordType.AAAA))
                .filter(record -> isSilent(evidence, spf, record) && told.add(record.owner()))
                .map(record -> Diagnostic.info(
                                id(), record.location(), record.owner() + " has no mail, and no SPF record says so")
                        .advising("publish \"v=spf1 -all\" and a null MX there"))
                .toList();
    }

    private static boolean isSilent(Evidence evidence, Spf spf, ZoneRecord record) {
        String name = record.owner();
        return DomainName.parse(name).value().isPresent()
                && evidence.names().isWhole(name)
                && evidence.names().at(name, RecordType.MX).isEmpty()
                && spf.published(name).isEmpty();
    }
}
