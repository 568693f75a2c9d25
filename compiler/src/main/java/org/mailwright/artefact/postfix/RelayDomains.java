package org.mailwright.artefact.postfix;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
import org.mailwright.model.Settings;
import org.mailwright.route.Routes;

/**
 * The domains that the MX hosts take mail for (relay_domains), less those that the host delivers itself: a domain has one
 * address class (ADDRESS_CLASS_README). The values are for readers only.
 */
final class RelayDomains {
    private RelayDomains() {}

    private record Entry(String word, Location cause) {}

    static Artefact of(Routes routes, Host host) {
        return Table.RELAY_DOMAINS.of(host, lines -> {
            SortedMap<String, Entry> entries = new TreeMap<>();
            Settings.Srs srs = routes.site().settings().srs();
            entries.put(srs.rewriteTo().text(), new Entry("bounces", srs.location()));
            List<Domain> local = OwnDomains.local(routes.site(), host);
            routes.site().domains().values().stream()
                    .filter(domain -> domain.isOurs() && !local.contains(domain))
                    .forEach(domain -> entries.put(domain.name().text(), new Entry(word(domain), domain.location())));
            for (SortedMap.Entry<String, Entry> known : entries.entrySet()) {
                // onion.example primary
                lines.line(
                        PostfixText.entry(known.getKey(), known.getValue().word()),
                        known.getValue().cause());
            }
        });
    }

    private static String word(Domain domain) {
        return switch (domain.use()) {
            case PRIMARY -> "primary";
            case ALIAS -> "alias";
            case SERVED -> "served";
            case NONE -> throw new IllegalArgumentException("a domain without mail");
        };
    }
}
