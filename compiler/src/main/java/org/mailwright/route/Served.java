package org.mailwright.route;

import org.mailwright.diagnostic.Location;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.Site;

/** What the MX hosts answer for an address that nothing declares: only served domains may know it. */
final class Served {
    private Served() {}

    static Standing standing(Site site, Address address) {
        return site.domain(address.domain())
                .filter(domain -> domain.is(Domain.Use.SERVED))
                .filter(domain -> accepts(domain, address))
                .map(domain -> new Standing(Standing.Answer.ACCEPTED, "", domain.location()))
                .orElseGet(() -> new Standing(Standing.Answer.UNKNOWN, "", cause(site, address)));
    }

    /** What declares the address's domain; only the names of SRS and of services are none. */
    private static Location cause(Site site, Address address) {
        return site.domain(address.domain())
                .map(Domain::location)
                .orElse(site.settings().srs().location());
    }

    private static boolean accepts(Domain domain, Address address) {
        return domain.direct() || domain.recipients().verify() || isListed(domain, address);
    }

    /** True for a name that the domain is said to have. */
    static boolean isListed(Site site, Address address) {
        return site.domain(address.domain())
                .filter(domain -> domain.is(Domain.Use.SERVED) && isListed(domain, address))
                .isPresent();
    }

    private static boolean isListed(Domain domain, Address address) {
        return ListAddresses.covers(domain.recipients().names(), address.local());
    }
}
