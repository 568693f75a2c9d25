package org.mailwright.artefact.postfix;

import java.util.List;
import org.mailwright.artefact.Artefact;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
import org.mailwright.route.ListAddresses;
import org.mailwright.route.Routes;

/**
 * Takes the token off an address that Mailman made ({@code test-confirm+4f1c@…}), for the recipient table behind it
 * in the pipeline (regexp_table(5)).
 */
final class ListTokens {
    private ListTokens() {}

    static Artefact of(Routes routes, Host host) {
        return Table.LIST_TOKENS.of(host, lines -> {
            List<Domain> domains = OwnDomains.behind(routes.site(), host)
                    .filter(domain -> !domain.recipients().names().isEmpty())
                    .toList();
            String suffixes = String.join("|", ListAddresses.tokenSuffixes());
            for (Domain domain : domains) {
                // /^(.+(-bounces|-confirm))\+[^@]+@lists\.onion\.example$/ ${1}@lists.onion.example
                String pattern = "/^(.+(" + suffixes + "))\\+[^@]+@"
                        + PostfixText.literal(domain.name().text()) + "$/ ";
                lines.line(pattern + "${1}@" + domain.name(), domain.location());
            }
        });
    }
}
