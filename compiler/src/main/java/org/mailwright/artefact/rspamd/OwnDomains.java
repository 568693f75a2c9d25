package org.mailwright.artefact.rspamd;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.flow.FromDomains;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/** What a From in each domain of ours means to the MX hosts. */
final class OwnDomains {
    /** Mail is written from it. */
    private static final String SENDS = "sends";
    /** Only the hosts that serve it write from it: who may write as anybody of ours may not write as that. */
    private static final String SERVED = "served";
    /**
     * Mailman writes from it, and its host signs every From in it: what claims it from elsewhere must be verified. The list
     * host's own name is such a one, so that a list never hands on a forged From that its host is believed about.
     */
    private static final String LISTS = "lists";
    /** Ours, but nobody writes from it. */
    private static final String RECEIVES = "receives";
    /** Refused: mail from it would leave with an aligned envelope. */
    private static final String NEVER = "never";
    /** Refused unless that host itself sends it: a null sender's SPF is the HELO's (RFC 7208 section 2.4). */
    private static final String SRS_HOST = "srs";

    private OwnDomains() {}

    private record Standing(String word, List<Location> causes) {}

    static Artefact of(Routes routes, Host host) {
        return RspamdMap.OWN_DOMAINS.of(host, lines -> {
            for (SortedMap.Entry<DomainName, Standing> known :
                    standings(routes.site()).entrySet()) {
                // bounces.onion.example never
                lines.line(
                        RspamdText.entry(known.getKey().text(), known.getValue().word()),
                        known.getValue().causes());
            }
        });
    }

    private static SortedMap<DomainName, Standing> standings(Site site) {
        SortedMap<DomainName, Standing> standings = new TreeMap<>();
        Settings.Srs srs = site.settings().srs();
        standings.put(srs.hosts(), new Standing(NEVER, List.of(srs.location())));
        standings.put(srs.rewriteTo(), new Standing(NEVER, List.of(srs.location())));
        site.domains()
                .values()
                .forEach(domain ->
                        standings.put(domain.name(), new Standing(word(site, domain), List.of(domain.location()))));
        FromDomains.lists(site)
                .forEach(
                        name -> standings.computeIfPresent(name, (same, known) -> new Standing(LISTS, known.causes())));
        site.hosts(Role.SRS).stream()
                .filter(host -> !isDeclared(site, host.name()))
                .forEach(host -> standings.put(host.name(), new Standing(SRS_HOST, List.of(host.location()))));
        return standings;
    }

    private static String word(Site site, Domain domain) {
        return domain.is(Domain.Use.SERVED) ? SERVED : sends(site, domain) ? SENDS : RECEIVES;
    }

    /** True when mail is written from the domain: a From in it can be verified. */
    static boolean sends(Site site, Domain domain) {
        return switch (domain.use()) {
            case PRIMARY, SERVED -> true;
            case ALIAS -> domain.sends() || domain.name().isWithin(site.primary());
            case NONE -> false;
        };
    }

    /** True for a name that Hiera declares as a mail domain, so that it is more than the name of a node. */
    static boolean isDeclared(Site site, DomainName name) {
        Optional<Domain> domain = site.domain(name);
        return domain.isPresent() && domain.get().origin() == Domain.Origin.HIERA;
    }
}
