package org.mailwright.artefact.postfix;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/**
 * Where an MX host hands what it has resolved (transport(5)): served domains to their hosts, forwards to the SRS hosts, whose
 * name is looked up as an MX set. A host that is an SRS host itself delivers directly.
 */
final class TransportMap {
    private TransportMap() {}

    private record Hop(String value, Location cause) {}

    static Artefact of(Routes routes, Host host) {
        return Table.TRANSPORT.of(host, lines -> {
            for (SortedMap.Entry<String, Hop> known : hops(routes, host).entrySet()) {
                lines.line(
                        PostfixText.entry(known.getKey(), known.getValue().value()),
                        known.getValue().cause());
            }
        });
    }

    private static SortedMap<String, Hop> hops(Routes routes, Host host) {
        SortedMap<String, Hop> hops = new TreeMap<>();
        Site site = routes.site();
        if (!Routes.isWhole(host)) {
            Settings.Srs srs = site.settings().srs();
            // onion.example smtp:srs.onion.example
            Hop forward = new Hop("smtp:" + srs.hosts(), srs.location());
            hops.put(site.primary().text(), forward);
            routes.entries().values().stream()
                    .filter(entry -> !entry.address().domain().equals(site.primary()))
                    .filter(entry -> !routes.outside(entry).isEmpty())
                    .forEach(entry -> hops.put(forwarded(site, entry.address()), forward));
        }
        site.domains(Domain.Use.SERVED)
                .filter(domain ->
                        !domain.servedBy().isEmpty() && !domain.servedBy().contains(host.name()))
                .forEach(domain -> hops.put(domain.name().text(), new Hop(serving(domain), domain.location())));
        return hops;
    }

    // smtp:[lists-01.onion.example]
    private static String serving(Domain domain) {
        return "smtp:"
                + domain.servedBy().stream().map(name -> "[" + name + "]").collect(Collectors.joining(", "));
    }

    /** What of an alias domain is left to be sent is forwarded; of a served domain only the address in question. */
    private static String forwarded(Site site, Address address) {
        boolean served = site.domain(address.domain())
                .filter(domain -> domain.is(Domain.Use.SERVED))
                .isPresent();
        return served ? address.toString() : address.domain().text();
    }
}
