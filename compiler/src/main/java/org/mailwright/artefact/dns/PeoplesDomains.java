package org.mailwright.artefact.dns;

import java.util.stream.Stream;
import org.mailwright.model.Domain;
import org.mailwright.model.Site;

/** The domains that people write in their mail programs: the primary one, and those outside it that send as it does. */
final class PeoplesDomains {
    private PeoplesDomains() {}

    static Stream<Domain> of(Site site) {
        return site.domains().values().stream()
                .filter(domain -> domain.is(Domain.Use.PRIMARY) || isSecond(site, domain));
    }

    private static boolean isSecond(Site site, Domain domain) {
        return domain.is(Domain.Use.ALIAS)
                && domain.sends()
                && domain.origin() != Domain.Origin.NODE
                && !domain.name().isWithin(site.primary());
    }
}
