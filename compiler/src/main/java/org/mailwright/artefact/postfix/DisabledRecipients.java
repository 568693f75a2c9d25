package org.mailwright.artefact.postfix;

import java.util.Map;
import org.mailwright.artefact.Artefact;
import org.mailwright.model.Address;
import org.mailwright.model.Host;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;
import org.mailwright.route.Standing;

/**
 * Addresses that are known and refused (access(5)): an account's mailDisableMessage, through aliases too where it is the
 * only target, and those that a broken entry left without a target, which are deferred until it is mended. The reply code
 * stands first, so that no message is ever an action.
 */
final class DisabledRecipients {
    private DisabledRecipients() {}

    static Artefact of(Routes routes, Host host) {
        return Table.DISABLED.of(host, lines -> {
            for (Map.Entry<Address, Entry> known : routes.entries().entrySet()) {
                Standing standing = routes.standing(known.getKey());
                switch (standing.answer()) {
                    // grace@onion.example 550 5.7.1 on leave until spring
                    case DISABLED ->
                        lines.line(
                                PostfixText.entry(known.getKey().toString(), "550 5.7.1 " + standing.text()),
                                standing.location());
                    // heidi@onion.example 450 4.2.1 the address is being repaired
                    case DEFERRED ->
                        lines.line(
                                PostfixText.entry(known.getKey().toString(), "450 4.2.1 the address is being repaired"),
                                standing.location());
                    // grace+reports@onion.example dunno: declared by itself, so that grace's refusal is not its own
                    case ACCEPTED -> {
                        if (isRefusedBelow(routes, known.getKey())) {
                            lines.line(PostfixText.entry(known.getKey().toString(), "dunno"), standing.location());
                        }
                    }
                    case UNKNOWN -> {}
                }
            }
        });
    }

    /** True when Postfix would find a refusal after it has taken the extension off. */
    private static boolean isRefusedBelow(Routes routes, Address address) {
        Address plain = routes.withoutExtension(address);
        return !plain.equals(address)
                && routes.entry(plain).isPresent()
                && !routes.standing(plain).isAccepted();
    }
}
