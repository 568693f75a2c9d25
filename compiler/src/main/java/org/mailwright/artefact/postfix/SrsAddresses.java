package org.mailwright.artefact.postfix;

import java.util.List;
import org.mailwright.artefact.Artefact;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.route.Reply;
import org.mailwright.route.Routes;

/**
 * Who may write to a sender that SRS rewrote. PostSRSd turns such an address back in any domain and for every sender, so
 * whoever has seen one could send through us to the address in it for as long as its hash is valid. Postfix therefore asks
 * PostSRSd about {@code rewrite_to} only, and takes bounces only, which have the empty sender (RFC 5321 section 4.5.5).
 */
final class SrsAddresses {
    /** The restriction class of the recipients that {@link Table#SRS_ADDRESSES} knows. */
    static final String CLASS = "srs_address";

    /** A table for check_recipient_access. */
    static final String ACCESS = "pipemap:{" + Table.SRS_ADDRESSES.reference() + ",static:" + CLASS + "}";

    private static final String POSTSRSD = "tcp:127.0.0.1:10002";

    private SrsAddresses() {}

    static boolean takesBouncesOnly(Routes routes, Host host) {
        return (host.is(Role.MX) || host.is(Role.SRS))
                && !routes.site().settings().srs().acceptAll();
    }

    /** recipient_canonical_maps: what is no such address never comes to PostSRSd. */
    static String decoder(Settings.Srs srs) {
        return srs.acceptAll() ? POSTSRSD : "pipemap:{" + Table.SRS_ADDRESSES.reference() + "," + POSTSRSD + "}";
    }

    static List<Artefact> of(Routes routes, Host host) {
        if (!takesBouncesOnly(routes, host)) {
            return List.of();
        }
        Settings.Srs srs = routes.site().settings().srs();
        Artefact addresses = Table.SRS_ADDRESSES.of(host, lines -> {
            // /^(srs[01][=+-].+)@bounces\.onion\.example$/ ${1}@bounces.onion.example
            String domain = srs.rewriteTo().text();
            lines.line(
                    "/^(srs[01][=+-].+)@" + PostfixText.literal(domain) + "$/ ${1}@" + PostfixText.result(domain),
                    srs.location());
        });
        Artefact senders = Table.SRS_SENDERS.of(host, lines -> {
            // !/^<>$/ 550 5.7.1 only bounces are taken for this address
            lines.line("!/^<>$/ " + PostfixText.result(Reply.NO_BOUNCE.toString()), srs.location());
        });
        return List.of(addresses, senders);
    }
}
