package org.mailwright.route;

import java.util.List;
import java.util.Locale;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/** What the MX hosts answer for an address that nothing declares: only served domains may know it. */
final class Served {
    private Served() {}

    static Standing standing(Site site, Address address) {
        return standing(site, Recipient.of(address));
    }

    /** The same for one that may have a local part that nothing can declare. */
    static Standing standing(Site site, Recipient recipient) {
        return site.domain(recipient.domain())
                .filter(domain -> domain.is(Domain.Use.SERVED))
                .filter(domain -> accepts(domain, recipient.local().toLowerCase(Locale.ROOT)))
                .map(domain -> new Standing(Standing.Answer.ACCEPTED, "", domain.location()))
                .orElseGet(() -> new Standing(Standing.Answer.UNKNOWN, "", cause(site, recipient.domain())));
    }

    /** What declares the address's domain; only the names of SRS and of services are none. */
    private static Location cause(Site site, DomainName name) {
        return site.domain(name)
                .map(Domain::location)
                .orElse(site.settings().srs().location());
    }

    private static boolean accepts(Domain domain, String local) {
        return domain.direct()
                || !domain.servedBy().isEmpty() && (domain.recipients().verify() || isListed(domain, local));
    }

    /** True for a domain that every MX host delivers itself: its own users and aliases(5) say who is there. */
    static boolean isAtMx(Site site, Domain domain) {
        List<Host> exchangers = site.hosts(Role.MX);
        return !exchangers.isEmpty()
                && exchangers.stream().allMatch(host -> domain.servedBy().contains(host.name()));
    }

    /** True for a name that the domain is said to have. */
    static boolean isListed(Site site, Address address) {
        return site.domain(address.domain())
                .filter(domain -> domain.is(Domain.Use.SERVED) && isListed(domain, address.local()))
                .isPresent();
    }

    private static boolean isListed(Domain domain, String local) {
        return ListAddresses.covers(domain.recipients().names(), local);
    }
}
