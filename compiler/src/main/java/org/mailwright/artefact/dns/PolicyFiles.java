package org.mailwright.artefact.dns;

import java.util.List;
import org.mailwright.artefact.Artefact;
import org.mailwright.dns.MtaStsPolicy;
import org.mailwright.model.Domain;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/** The MTA-STS policy of each domain that has one, where the web host serves it (RFC 8461 section 3.3). */
public final class PolicyFiles {
    private PolicyFiles() {}

    /** {@code web/mta-sts.onion.example/.well-known/mta-sts.txt} and its like. */
    public static List<Artefact> of(Routes routes) {
        Site site = routes.site();
        List<String> lines = MtaStsPolicy.text(site).lines().toList();
        return TransportSecurity.policyDomains(site)
                .map(domain -> of(site, domain, lines))
                .toList();
    }

    private static Artefact of(Site site, Domain domain, List<String> policy) {
        return Artefact.shared("web/mta-sts." + domain.name() + "/.well-known/mta-sts.txt", lines -> {
            for (String line : policy) {
                lines.line(line, List.of(site.settings().mtaSts().location(), domain.location()));
            }
        });
    }
}
