package org.mailwright.artefact.dns;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/**
 * A name and port where a mail host shows its certificates: what a TLSA record's owner names (RFC 6698 section 3).
 *
 * @param name the host's own name, or that of a service; a service name has an endpoint for each of its hosts
 */
public record TlsEndpoint(DomainName name, int port, Host host) {
    private static final Set<Role> SMTP = EnumSet.of(Role.MX, Role.SRS, Role.RELAY, Role.LISTS);
    private static final List<Integer> SMTP_PORT = List.of(25);
    /** Implicit TLS and STARTTLS (RFC 8314). */
    private static final List<Integer> SUBMISSION_PORTS = List.of(465, 587);

    /** All of a site: hosts by name, then service names. */
    public static List<TlsEndpoint> of(Site site) {
        Set<DomainName> serving = serving(site);
        List<TlsEndpoint> endpoints = new ArrayList<>();
        for (Host host : site.hosts().values()) {
            if (host.roles().stream().anyMatch(SMTP::contains) || serving.contains(host.name())) {
                add(endpoints, host.name(), SMTP_PORT, host);
            }
            if (host.is(Role.SUBMISSION)) {
                add(endpoints, host.name(), SUBMISSION_PORTS, host);
            }
        }
        for (ServiceName service : ServiceName.of(site)) {
            List<Integer> ports = service.role() == Role.SUBMISSION ? SUBMISSION_PORTS : SMTP_PORT;
            service.hosts(site).forEach(host -> add(endpoints, service.name(), ports, host));
        }
        return List.copyOf(endpoints);
    }

    private static void add(List<TlsEndpoint> endpoints, DomainName name, List<Integer> ports, Host host) {
        ports.forEach(port -> endpoints.add(new TlsEndpoint(name, port, host)));
    }

    /** The hosts that a domain's mail goes to, from the world or from the MX hosts: they ask for DANE too. */
    private static Set<DomainName> serving(Site site) {
        return site.domains(Domain.Use.SERVED)
                .flatMap(domain -> domain.servedBy().stream())
                .collect(Collectors.toSet());
    }

    /** {@code _25._tcp.mx-01.onion.example}. */
    public String owner() {
        return "_" + port + "._tcp." + name;
    }
}
