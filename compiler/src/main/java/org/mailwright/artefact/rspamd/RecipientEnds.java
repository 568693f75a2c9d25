package org.mailwright.artefact.rspamd;

import java.util.List;
import org.mailwright.artefact.Artefact;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
import org.mailwright.model.Site;
import org.mailwright.route.Entry;
import org.mailwright.route.Leaving;
import org.mailwright.route.Routes;

/**
 * Whether mail for a recipient ends outside: what most of a domain does, and the addresses that do otherwise. In the
 * primary domain most are forwards; in a served domain none is.
 */
final class RecipientEnds {
    private static final String INSIDE = "inside";
    private static final String OUTSIDE = "outside";

    private RecipientEnds() {}

    static Artefact of(Routes routes, Host host) {
        Site site = routes.site();
        Leaving leaving = Leaving.of(routes);
        return RspamdMap.RECIPIENT_ENDS.of(host, lines -> {
            for (Domain domain : site.domains().values()) {
                if (domain.isOurs()) {
                    // @onion.test onion.example
                    lines.line(RspamdText.entry("@" + domain.name(), usual(domain)), domain.location());
                }
            }
            for (Entry entry : routes.entries().values()) {
                if (routes.standing(entry.address()).isAccepted()) {
                    String end = leaving.leaves(entry) ? OUTSIDE : INSIDE;
                    if (isToSay(routes, entry.address(), end)) {
                        // speakers@onion.example inside
                        lines.line(RspamdText.entry(entry.address().toString(), end), List.of(entry.location()));
                    }
                }
            }
        });
    }

    /** What holds for an address that has no line: for one in an alias domain, what holds in the domain it repeats. */
    private static String usual(Domain domain) {
        return domain.aliasOf().map(Object::toString).orElse(domain.is(Domain.Use.SERVED) ? INSIDE : OUTSIDE);
    }

    /** True for an address that has an extension, is in an alias domain, or does otherwise than most of its domain. */
    private static boolean isToSay(Routes routes, Address address, String end) {
        return !routes.withoutExtension(address).equals(address)
                || routes.site()
                        .domain(address.domain())
                        .map(RecipientEnds::usual)
                        .filter(end::equals)
                        .isEmpty();
    }
}
