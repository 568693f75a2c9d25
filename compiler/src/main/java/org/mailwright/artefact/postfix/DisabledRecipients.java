package org.mailwright.artefact.postfix;

import java.io.IOException;
import java.util.List;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Lines;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
import org.mailwright.route.Extended;
import org.mailwright.route.Routes;
import org.mailwright.route.Standing;

/**
 * Addresses that are known and refused (access(5)): an account's mailDisableMessage, through aliases too where it is the
 * only target, and those that a broken entry left without a target, which are deferred until it is mended. The reply code
 * stands first, so that no message is ever an action. Postfix asks for an address without its extension too, so that one
 * that is declared with it has its own answer here where the other has another one.
 */
final class DisabledRecipients {
    private final Routes routes;
    private final Extended extended;

    private DisabledRecipients(Routes routes) {
        this.routes = routes;
        this.extended = Extended.of(routes);
    }

    static Artefact of(Routes routes, Host host) {
        DisabledRecipients disabled = new DisabledRecipients(routes);
        return Table.DISABLED.of(host, lines -> {
            for (Address address : routes.entries().keySet()) {
                disabled.write(address, lines);
            }
        });
    }

    private void write(Address address, Lines lines) throws IOException {
        Standing standing = routes.standing(address);
        List<Address> bases = extended.bases(address);
        boolean known = isVerified(address)
                || bases.stream().anyMatch(base -> routes.standing(base).answer() != Standing.Answer.UNKNOWN);
        boolean refused = bases.stream().anyMatch(this::isRefused);
        String action = switch (standing.answer()) {
            // grace@onion.example 550 5.7.1 on leave until spring
            // heidi@onion.example 450 4.2.1 the address is being repaired
            case DISABLED, DEFERRED -> standing.reply().toString();
            // alice+old@onion.example 550 5.1.1 User unknown in relay recipient table: although alice reaches someone
            case UNKNOWN -> known ? standing.reply().toString() : "";
            // grace+reports@onion.example dunno: declared by itself, so that grace's refusal is not its own
            case ACCEPTED -> refused ? "dunno" : "";
        };
        if (!action.isEmpty()) {
            lines.line(PostfixText.entry(address.toString(), action), standing.location());
        }
        String own = action.isEmpty() ? "dunno" : action;
        for (Address form : extended.forms(address)) {
            // grace+reports@onion.test dunno: grace@onion.test is refused
            if (isRefused(routes.withoutExtension(form))) {
                lines.line(PostfixText.entry(form.toString(), own), standing.location());
            }
        }
    }

    /** In a domain whose serving host is asked, every address is known, but those that are declared here. */
    private boolean isVerified(Address address) {
        return routes.site()
                .domain(address.domain())
                .filter(domain ->
                        domain.is(Domain.Use.SERVED) && domain.recipients().verify())
                .isPresent();
    }

    private boolean isRefused(Address address) {
        return routes.entry(address).isPresent() && !routes.standing(address).isAccepted();
    }
}
