package org.mailwright.change;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.model.Address;
import org.mailwright.model.Host;
import org.mailwright.model.RoleNames;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/**
 * What a compile counted and no single table shows: the guard holds the next compile to it.
 *
 * @param hosts names of the hosts with a role
 * @param draining those of them that are meant to go
 * @param sources how many entries each source gave, by its name
 * @param mailboxes addresses that others rely on and that reach somebody, e.g. {@code postmaster@onion.example}; those of
 *     alias domains go with their names and are left out
 */
public record Census(
        SortedSet<String> hosts,
        SortedSet<String> draining,
        SortedMap<String, Integer> sources,
        SortedSet<String> mailboxes) {
    private static final String MAILTO = "mailto:";

    public Census {
        hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
        draining = Collections.unmodifiableSortedSet(new TreeSet<>(draining));
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        mailboxes = Collections.unmodifiableSortedSet(new TreeSet<>(mailboxes));
    }

    /** Nothing was counted: a machine's first apply has nothing to be held to. */
    public static Census none() {
        return new Census(new TreeSet<>(), new TreeSet<>(), new TreeMap<>(), new TreeSet<>());
    }

    public boolean isNone() {
        return equals(none());
    }

    /** Counts a mail system; {@code sources} is what its sources gave. */
    public static Census of(Routes routes, SortedMap<String, Integer> sources) {
        List<Host> hosts = routes.site().mailHosts().toList();
        TreeSet<String> mailboxes = new TreeSet<>();
        Stream.concat(roles(routes.site()), reports(routes.site()))
                .filter(address -> !routes.isOutside(address))
                .filter(address -> routes.standing(address).isAccepted())
                .forEach(address -> mailboxes.add(address.toString()));
        return new Census(names(hosts.stream()), names(hosts.stream().filter(Host::isDraining)), sources, mailboxes);
    }

    private static SortedSet<String> names(Stream<Host> hosts) {
        return hosts.map(host -> host.name().text()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Address> roles(Site site) {
        return site.domains().values().stream()
                .filter(domain -> domain.isOurs() && domain.aliasOf().isEmpty())
                .flatMap(domain -> RoleNames.PROTECTED.stream().map(local -> new Address(local, domain.name())));
    }

    /** Where DMARC (RFC 9989) and TLS (RFC 8460) reports go. */
    private static Stream<Address> reports(Site site) {
        Stream<String> dmarc = site.domains().values().stream()
                .flatMap(domain -> domain.dmarc().stream())
                .flatMap(policy -> policy.rua().stream());
        return Stream.concat(dmarc, site.settings().tlsRpt().rua().stream())
                .filter(uri -> uri.startsWith(MAILTO))
                .flatMap(uri -> Address.parse(uri.substring(MAILTO.length())).value().stream());
    }
}
