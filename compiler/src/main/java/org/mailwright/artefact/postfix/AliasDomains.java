package org.mailwright.artefact.postfix;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Lines;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;
import org.mailwright.route.Senders;

/**
 * Turns an address in an alias domain into the address it stands for (regexp_table(5)); the next table of the pipeline
 * knows whether that one exists. So alias domains are exact without an entry for each address in each domain.
 */
final class AliasDomains {
    private AliasDomains() {}

    /** All alias domains: what the MX hosts receive for. */
    static Artefact receiving(Routes routes, Host host) {
        return Table.ALIAS_DOMAINS.of(host, lines -> write(routes, lines, domain -> true));
    }

    /** Those whose addresses our people send from: inside the primary domain, or declared to send. */
    static Artefact sending(Routes routes, Host host) {
        return Table.SENDING_DOMAINS.of(
                host, lines -> write(routes, lines, domain -> Senders.isSending(routes.site(), domain)));
    }

    private static void write(Routes routes, Lines lines, Predicate<Domain> wanted) throws IOException {
        List<Domain> domains =
                routes.site().domains(Domain.Use.ALIAS).filter(wanted).toList();
        Set<DomainName> names = domains.stream().map(Domain::name).collect(Collectors.toSet());
        for (Entry entry : routes.entries().values()) {
            if (names.contains(entry.address().domain())) {
                // /^press@onion\.test$/ press@onion.test: an exception stands for itself
                String address = entry.address().toString();
                lines.line("/^" + PostfixText.literal(address) + "$/ " + PostfixText.result(address), entry.location());
            }
        }
        for (Domain domain : domains) {
            // /^(.+)@onion\.test$/ ${1}@onion.example
            String home = domain.aliasOf().orElseThrow().text();
            lines.line("/^(.+)@" + PostfixText.literal(domain.name().text()) + "$/ ${1}@" + home, domain.location());
        }
    }
}
