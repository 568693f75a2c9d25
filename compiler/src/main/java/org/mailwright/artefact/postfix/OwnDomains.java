package org.mailwright.artefact.postfix;

import java.util.List;
import java.util.stream.Stream;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/** Served domains as one host sees them: delivered here, or handed on. */
final class OwnDomains {
    private OwnDomains() {}

    /** The domains that the host serves, by whatever means. */
    static List<Domain> served(Site site, Host host) {
        return site.domains(Domain.Use.SERVED)
                .filter(domain -> domain.servedBy().contains(host.name()))
                .toList();
    }

    /** The domains that the host's own delivery agent takes (mydestination); a list domain is Mailman's. */
    static List<Domain> local(Site site, Host host) {
        return host.is(Role.SENDER) && !host.is(Role.LISTS) ? served(site, host) : List.of();
    }

    /** The served domains that an MX host takes mail for and hands to another host. */
    static Stream<Domain> behind(Site site, Host host) {
        List<Domain> local = local(site, host);
        return site.domains(Domain.Use.SERVED).filter(domain -> domain.isOurs() && !local.contains(domain));
    }
}
