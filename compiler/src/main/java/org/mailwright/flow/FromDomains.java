package org.mailwright.flow;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/**
 * The domains of header From addresses (RFC 5322 section 3.6.2): those that a host's mail may have, and those that nobody
 * writes from, since mail that is handed on leaves with them in its envelope or HELO and would be aligned (RFC 7489 section
 * 3.1).
 */
public final class FromDomains {
    private FromDomains() {}

    /** The domains that a host may send as, whose From it may sign; none when it does not send to the internet. */
    public static SortedSet<DomainName> of(Site site, Host host) {
        SortedSet<DomainName> names = EnvelopeDomains.of(site, host);
        names.removeAll(nobodys(site).keySet());
        return names;
    }

    /**
     * The domain of rewritten senders, the way to the SRS hosts and the SRS hosts' own names, and where each is said. A name
     * that is declared as a mail domain too is more than that, and not among them.
     */
    public static SortedMap<DomainName, Location> nobodys(Site site) {
        SortedMap<DomainName, Location> names = new TreeMap<>();
        Settings.Srs srs = site.settings().srs();
        Stream.of(srs.rewriteTo(), srs.hosts())
                .filter(name -> !isDeclared(site, name))
                .forEach(name -> names.put(name, srs.location()));
        site.hosts(Role.SRS).stream()
                .filter(host -> !isDeclared(site, host.name()))
                .forEach(host -> names.putIfAbsent(host.name(), host.location()));
        return names;
    }

    /**
     * The domains of lists and the list hosts' own names: the MX hosts refuse an unverified From in them always, since a list
     * would hand it on with the list's own envelope and signature.
     */
    public static SortedSet<DomainName> lists(Site site) {
        SortedSet<DomainName> names = new TreeSet<>();
        for (Host host : site.hosts(Role.LISTS)) {
            if (!isDeclared(site, host.name())) {
                names.add(host.name());
            }
            site.domains(Domain.Use.SERVED)
                    .filter(domain -> domain.servedBy().contains(host.name()))
                    .forEach(domain -> names.add(domain.name()));
        }
        return names;
    }

    private static boolean isDeclared(Site site, DomainName name) {
        Optional<Domain> domain = site.domain(name);
        return domain.filter(found -> found.origin() == Domain.Origin.HIERA).isPresent();
    }
}
