package org.mailwright.artefact.dns;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.diagnostic.Location;
import org.mailwright.dns.MailRecord;
import org.mailwright.dns.SpfText;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.model.SpfPolicy;

/**
 * One SPF record a name (RFC 7208): at every domain of ours, at the names of SRS and of services, and at the name of every
 * host that sends to the internet, which receivers look up for HELO and for bounces.
 */
final class SpfRecords {
    private SpfRecords() {}

    static void addTo(MailRecords records) {
        Site site = records.site();
        SortedMap<DomainName, List<Host>> holders = EnvelopeDomains.holders(site);
        names(site, holders).forEach((name, cause) -> {
            List<Host> hosts = site.domain(name)
                            .filter(domain -> domain.is(Domain.Use.NONE))
                            .isPresent()
                    ? List.of()
                    : holders.getOrDefault(name, List.of());
            List<IpAddress> addresses = hosts.stream()
                    .flatMap(host -> host.sendingAddresses().stream())
                    .toList();
            String text = SpfText.of(addresses, policy(site, name, !hosts.isEmpty()));
            // onion.example. 3600 IN TXT "v=spf1 ip4:203.0.113.20 ip6:2001:db8::20 ~all"
            records.add(name.text(), cause, owner -> MailRecord.txt(owner, text));
            hosts.forEach(host -> records.add(name.text(), host.location(), owner -> MailRecord.txt(owner, text)));
        });
    }

    private static SortedMap<DomainName, Location> names(Site site, SortedMap<DomainName, List<Host>> holders) {
        SortedMap<DomainName, Location> names = new TreeMap<>();
        site.domains().values().forEach(domain -> names.put(domain.name(), domain.location()));
        Settings.Srs srs = site.settings().srs();
        // A host may send for a name that is no domain of ours but lies in a zone of ours: it needs its record too.
        holders.forEach((name, hosts) -> names.putIfAbsent(
                name,
                name.equals(srs.rewriteTo()) ? srs.location() : hosts.get(0).location()));
        if (!site.hosts(Role.SRS).isEmpty()) {
            names.putIfAbsent(srs.hosts(), srs.location());
        }
        ServiceName.of(site).forEach(service -> names.putIfAbsent(service.name(), service.location()));
        return names;
    }

    /**
     * What is declared, else {@code -all}. Alias domains that send, node names among them, are as strict as the primary
     * domain: whoever writes softfail there is still looking for hosts that he forgot.
     */
    private static SpfPolicy policy(Site site, DomainName name, boolean used) {
        Optional<Domain> domain = site.domain(name);
        if (domain.filter(found -> found.is(Domain.Use.NONE)).isPresent()) {
            return SpfPolicy.strict();
        }
        Optional<SpfPolicy> inherited = domain.filter(found -> found.is(Domain.Use.ALIAS) && used)
                .flatMap(found -> site.domain(site.primary()))
                .flatMap(Domain::spf)
                .map(primary -> new SpfPolicy(primary.all(), List.of()));
        return domain.flatMap(Domain::spf).or(() -> inherited).orElseGet(SpfPolicy::strict);
    }
}
