package org.mailwright.rule.mx;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A name with addresses and without MX: senders try the addresses (RFC 5321 section 5.1), where nobody takes mail. */
public final class NullMxMissing implements Rule {
    public static final Kind KIND = Kind.info("mx", "null-mx-missing").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Set<String> seen = new LinkedHashSet<>();
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.A) || record.is(RecordType.AAAA))
                .filter(record -> seen.add(record.owner()) && lacksMx(evidence, record))
                .map(record -> Diagnostic.info(
                                KIND,
                                record.location(),
                                record.owner() + " has addresses and no MX: mail for it is tried there")
                        .advising("add " + record.owner() + ". MX 0 . beside it"))
                .toList();
    }

    private static boolean lacksMx(Evidence evidence, ZoneRecord record) {
        // A host with a role has a finding of its own, or sends and must take its bounces.
        boolean mailHost =
                evidence.site().mailHosts().anyMatch(host -> host.name().text().equals(record.owner()));
        return !record.owner().startsWith("*.")
                && !mailHost
                && evidence.names().isWhole(record.owner())
                && evidence.names().at(record.owner(), RecordType.MX).isEmpty();
    }
}
