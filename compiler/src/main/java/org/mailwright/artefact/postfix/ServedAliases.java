package org.mailwright.artefact.postfix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.RoleNames;
import org.mailwright.model.Target;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;

/**
 * The virtual alias table (virtual(5)) of a host that serves a domain: addresses that people of ours read elsewhere, and
 * not in a mailbox of that host. Its own alias file would answer {@code postmaster} with root's mailbox, if at all.
 */
final class ServedAliases {
    private ServedAliases() {}

    /** True for a host that has the table: one with mail of its own, and no alias table of the MX or SRS hosts. */
    static boolean on(Routes routes, Host host) {
        boolean other = host.is(Role.MX) || host.is(Role.SRS);
        return !other && !domains(routes, host).isEmpty();
    }

    /**
     * True for a host that strangers may ask for {@code postmaster} without a domain (RFC 5321 section 4.5.1): Postfix puts the
     * host's own name behind it, which is an alias domain of the MX hosts.
     */
    static boolean hasPostmaster(Routes routes, Host host) {
        return on(routes, host)
                && !host.is(Role.LISTS)
                && Port25.isOpen(routes, host)
                && OwnDomains.local(routes.site(), host).stream()
                        .noneMatch(domain -> domain.name().equals(host.name()))
                && routes.standing(postmaster(host)).isAccepted();
    }

    private static Address postmaster(Host host) {
        return new Address(RoleNames.POSTMASTER, host.name());
    }

    static Artefact of(Routes routes, Host host) {
        Set<DomainName> domains = domains(routes, host);
        return Table.ALIAS.of(host, lines -> {
            if (hasPostmaster(routes, host)) {
                // postmaster@crm-int-01.onion.example postmaster@onion.example
                Address address = postmaster(host);
                lines.line(
                        PostfixText.entry(
                                address.toString(),
                                routes.canonicalTarget(address).toString()),
                        host.location());
            }
            for (Entry known : routes.entries().values()) {
                Optional<Entry> resolved = domains.contains(known.address().domain())
                        ? routes.resolvedWhereServed(known.address())
                        : Optional.empty();
                if (resolved.isPresent()) {
                    // postmaster@crm.onion.example postmaster@onion.example
                    List<Target> targets = routes.inside(known);
                    String value = targets.stream()
                            .map(target ->
                                    routes.canonicalTarget(target.address()).toString())
                            .distinct()
                            .collect(Collectors.joining(", "));
                    List<Location> causes = new ArrayList<>(List.of(known.location()));
                    targets.forEach(target -> causes.add(target.location()));
                    lines.line(
                            PostfixText.entry(known.address().toString(), value),
                            causes.stream().distinct().toList());
                }
            }
        });
    }

    private static Set<DomainName> domains(Routes routes, Host host) {
        return OwnDomains.served(routes.site(), host).stream()
                .filter(domain -> Routes.isResolvedWhereServed(routes.site(), domain))
                .map(Domain::name)
                .collect(Collectors.toSet());
    }
}
