package org.mailwright.artefact.postfix;

import java.util.List;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/** The envelope domains that clients of the relay may use (access(5)), and the empty sender of their bounces. */
final class RelaySenders {
    private RelaySenders() {}

    static Artefact of(Routes routes, Host host) {
        return Table.RELAY_SENDERS.of(host, lines -> {
            Settings.Relay relay = routes.site().settings().relay();
            // <> permit
            lines.line(PostfixText.entry("<>", "permit"), relay.location());
            for (DomainName name : domains(routes.site(), relay)) {
                // web-01.onion.example permit
                Location cause =
                        routes.site().domain(name).map(Domain::location).orElseGet(relay::location);
                lines.line(PostfixText.entry(name.text(), "permit"), cause);
            }
        });
    }

    private static List<DomainName> domains(Site site, Settings.Relay relay) {
        if (!relay.senders().isEmpty()) {
            return relay.senders().stream().sorted().distinct().toList();
        }
        return site.domains().values().stream()
                .filter(domain -> sends(site, domain))
                .map(Domain::name)
                .toList();
    }

    private static boolean sends(Site site, Domain domain) {
        return switch (domain.use()) {
            case PRIMARY, SERVED -> true;
            case ALIAS -> domain.sends() || domain.name().isWithin(site.primary());
            case NONE -> false;
        };
    }
}
