package org.mailwright.artefact.postfix;

import java.util.List;
import org.mailwright.artefact.Artefact;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
import org.mailwright.route.Routes;

/** The served domains whose recipients the MX asks the serving host for (access(5), ADDRESS_VERIFICATION_README). */
final class VerifiedDomains {
    private VerifiedDomains() {}

    static Artefact of(Routes routes, Host host) {
        return Table.VERIFIED_DOMAINS.of(host, lines -> {
            List<Domain> domains = routes.site()
                    .domains(Domain.Use.SERVED)
                    .filter(domain -> domain.isOurs() && domain.recipients().verify())
                    .toList();
            for (Domain domain : domains) {
                // crm.onion.example reject_unverified_recipient
                lines.line(PostfixText.entry(domain.name().text(), "reject_unverified_recipient"), domain.location());
            }
        });
    }
}
