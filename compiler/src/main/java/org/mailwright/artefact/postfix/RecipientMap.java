package org.mailwright.artefact.postfix;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
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
            for (Map.Entry<String, Entry> known : entries(routes, host).entrySet()) {
                // alice@onion.example alice@onion.example
                lines.line(
                        PostfixText.entry(known.getKey(), known.getValue().value()),
                        known.getValue().cause());
            }
        });
    }

    private record Entry(String value, Location cause) {}

    private static SortedMap<String, Entry> entries(Routes routes, Host host) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        routes.entries().forEach((address, entry) -> {
            if (routes.standing(address).isAccepted()) {
                entries.put(address.toString(), new Entry(address.toString(), entry.location()));
            }
        });
        OwnDomains.behind(routes.site(), host).forEach(domain -> addServed(entries, routes, domain));
        return entries;
    }

    private static void addServed(SortedMap<String, Entry> entries, Routes routes, Domain domain) {
        if (domain.recipients().verify()) {
            // @crm.onion.example verify: accepted here, asked for by verified_domains
            entries.put("@" + domain.name(), new Entry("verify", domain.location()));
        }
        domain.recipients().names().stream().flatMap(ListAddresses::of).forEach(local -> {
            Address address = new Address(local, domain.name());
            if (routes.entry(address).isEmpty()) {
                entries.put(address.toString(), new Entry(address.toString(), domain.location()));
            }
        });
    }
}
