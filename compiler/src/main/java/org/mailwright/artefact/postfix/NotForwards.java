package org.mailwright.artefact.postfix;

import org.mailwright.artefact.Artefact;
import org.mailwright.model.Address;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.route.Entry;
import org.mailwright.route.Extended;
import org.mailwright.route.Reply;
import org.mailwright.route.Routes;

/**
 * Addresses that an SRS host would take for a forward once it has taken the extension off (access(5)): declared by themselves,
 * they have no target outside. An MX host hands none of them on unless its tables are older or newer; then they wait there.
 */
final class NotForwards {
    private NotForwards() {}

    /** A host that is an MX host too resolves them. */
    static boolean are(Host host, String delimiter) {
        return host.is(Role.SRS) && !host.is(Role.MX) && !delimiter.isEmpty();
    }

    static Artefact of(Routes routes, Host host) {
        Extended extended = Extended.of(routes);
        return Table.NOT_FORWARDS.of(host, lines -> {
            for (Entry entry : routes.entries().values()) {
                boolean base =
                        extended.bases(entry.address()).stream().anyMatch(address -> isForwarded(routes, address));
                if (base && !isForwarded(routes, entry.address())) {
                    // press+eu@onion.example 450 4.2.1 the tables of the MX hosts and of this host are not in step
                    lines.line(
                            PostfixText.entry(entry.address().toString(), Reply.OUT_OF_STEP.toString()),
                            entry.location());
                }
            }
        });
    }

    private static boolean isForwarded(Routes routes, Address address) {
        return routes.standing(address).isAccepted()
                && routes.entry(address)
                        .filter(entry -> !routes.outside(entry).isEmpty())
                        .isPresent();
    }
}
