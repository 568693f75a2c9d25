package org.mailwright.rule.dns;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.dns.RecordType;
import org.mailwright.model.Domain;
import org.mailwright.model.Role;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A domain with submission and without mailboxes that does not say so: mail programs probe for IMAP (RFC 6186 section 3.4). */
public final class SrvImapAbsent implements Rule {
    public static final Kind KIND = Kind.info("dns", "srv-imap-absent").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        if (evidence.site().hosts(Role.SUBMISSION).isEmpty()) {
            return List.of();
        }
        return evidence.site()
                .peoplesDomains()
                .filter(domain -> lacksImap(evidence, domain))
                .map(domain -> Diagnostic.info(
                                KIND,
                                domain.location(),
                                domain.name() + " has submission and does not say that it has no mailboxes")
                        .advising("add _imaps._tcp." + domain.name() + ". SRV 0 0 0 . to the zone"))
                .toList();
    }

    private static boolean lacksImap(Evidence evidence, Domain domain) {
        String owner = "_imaps._tcp." + domain.name();
        return evidence.names().isWhole(owner)
                && evidence.names().at(owner, RecordType.SRV).isEmpty();
    }
}
