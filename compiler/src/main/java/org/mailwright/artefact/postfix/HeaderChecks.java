package org.mailwright.artefact.postfix;

import java.util.Map;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.flow.FromDomains;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/**
 * What Postfix does with single header fields (header_checks(5)).
 *
 * <p>The mark by which the MX hosts tell the SRS hosts that a From is verified is dropped: where mail comes in, since nobody
 * else may set it, and where it leaves.
 *
 * <p>A From that nobody writes from is refused where people and machines hand in their mail. The MX hosts' rspamd refuses it
 * too, but believes a submission or relay host about the names of the SRS hosts. A display name that looks like such an
 * address is refused with them: a pattern does not tell the two apart.
 */
final class HeaderChecks {
    /** Where a From field has an address: after its at sign blanks and comments may stand (RFC 5322 section 3.4.1). */
    private static final String FROM_AT = "/^From[[:space:]]*:.*@([[:space:]]|\\([^()]*\\))*";
    /** A name ends here, with or without a final dot: a longer one is another. */
    private static final String END = "\\.?([^a-z0-9._-]|$)/";

    private HeaderChecks() {}

    static Artefact of(Routes routes, Host host) {
        return Table.HEADER_CHECKS.of(host, lines -> {
            // /^X-Mailwright-From:/ IGNORE
            lines.line("/^X-Mailwright-From:/ IGNORE", host.location());
            if (takesMailOfOurs(host)) {
                Site site = routes.site();
                for (Map.Entry<DomainName, Location> nobodys :
                        FromDomains.nobodys(site).entrySet()) {
                    // /^From[[:space:]]*:.*@(…)*bounces\.onion\.example\.?([^a-z0-9._-]|$)/ REJECT 5.7.1 nobody …
                    String name = nobodys.getKey().text();
                    lines.line(
                            FROM_AT + PostfixText.literal(name) + END + " REJECT 5.7.1 nobody writes from " + name,
                            nobodys.getValue());
                }
            }
        });
    }

    /** A host that is SRS too sends mail of its own in its name, and rspamd judges what comes in. */
    private static boolean takesMailOfOurs(Host host) {
        return (host.is(Role.SUBMISSION) || host.is(Role.RELAY)) && !host.is(Role.MX) && !host.is(Role.SRS);
    }
}
