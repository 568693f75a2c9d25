package org.mailwright.artefact.postfix;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Lines;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
import org.mailwright.route.Entry;
import org.mailwright.route.ListAddresses;
import org.mailwright.route.Routes;

/**
 * Every address that the MX hosts accept, standing for itself (relay_recipient_maps, and the end of the pipeline that
 * resolves alias domains): what is not here is refused at RCPT.
 */
final class RecipientMap {
    private RecipientMap() {}

    static Artefact of(Routes routes, Host host) {
        return Table.RECIPIENTS.of(host, lines -> {
            for (Entry entry : routes.entries().values()) {
                if (routes.standing(entry.address()).isAccepted()) {
                    // alice@onion.example alice@onion.example
                    String address = entry.address().toString();
                    lines.line(PostfixText.entry(address, address), entry.location());
                }
            }
            List<Domain> behind = OwnDomains.behind(routes.site(), host).toList();
            for (Domain domain : behind) {
                writeServed(routes, domain, lines);
            }
        });
    }

    private static void writeServed(Routes routes, Domain domain, Lines lines) throws IOException {
        if (domain.recipients().verify()) {
            // @crm.onion.example verify: accepted here, asked for by verified_domains
            lines.line(PostfixText.entry("@" + domain.name(), "verify"), domain.location());
        }
        SortedSet<Address> addresses = domain.recipients().names().stream()
                .flatMap(ListAddresses::of)
                .map(local -> new Address(local, domain.name()))
                .filter(address -> routes.entry(address).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        for (Address address : addresses) {
            lines.line(PostfixText.entry(address.toString(), address.toString()), domain.location());
        }
    }
}
