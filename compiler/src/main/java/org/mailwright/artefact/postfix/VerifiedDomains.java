package org.mailwright.artefact.postfix;

import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;

/**
 * The served domains whose recipients the MX asks the serving host for (access(5), ADDRESS_VERIFICATION_README), and their
 * addresses that it answers for itself: to probe those would ask the hosts of their targets.
 */
final class VerifiedDomains {
    private VerifiedDomains() {}

    static Artefact of(Routes routes, Host host) {
        return Table.VERIFIED_DOMAINS.of(host, lines -> {
            SortedMap<DomainName, Domain> asked = new TreeMap<>();
            OwnDomains.behind(routes.site(), host)
                    .filter(domain -> domain.recipients().verify())
                    .forEach(domain -> asked.put(domain.name(), domain));
            for (Domain domain : asked.values()) {
                // crm.onion.example reject_unverified_recipient
                lines.line(PostfixText.entry(domain.name().text(), "reject_unverified_recipient"), domain.location());
            }
            for (Entry entry : routes.entries().values()) {
                if (asked.containsKey(entry.address().domain())) {
                    // postmaster@crm.onion.example dunno
                    lines.line(PostfixText.entry(entry.address().toString(), "dunno"), entry.location());
                }
            }
        });
    }
}
