package org.mailwright.artefact.postfix;

import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Settings;
import org.mailwright.route.Routes;

/** The envelope domains that clients of the relay may use (access(5)), and the empty sender of their bounces. */
final class RelaySenders {
    private RelaySenders() {}

    static Artefact of(Routes routes, Host host) {
        return Table.RELAY_SENDERS.of(host, lines -> {
            Settings.Relay relay = routes.site().settings().relay();
            // <> permit
            lines.line(PostfixText.entry("<>", "permit"), relay.location());
            for (DomainName name : EnvelopeDomains.ofClients(routes.site(), host)) {
                // web-01.onion.example permit
                Location cause =
                        routes.site().domain(name).map(Domain::location).orElseGet(relay::location);
                lines.line(PostfixText.entry(name.text(), "permit"), cause);
            }
        });
    }
}
