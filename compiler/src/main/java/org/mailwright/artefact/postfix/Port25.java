package org.mailwright.artefact.postfix;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.route.Routes;

/** Who may connect to port 25 of a host, and what they may relay, by its roles together. */
final class Port25 {
    private Port25() {}

    /** True when the host takes mail from the internet: an MX host, or one that is the MX of its own domain. */
    static boolean isOpen(Routes routes, Host host) {
        return host.is(Role.MX) || served(routes, host).stream().anyMatch(Domain::direct);
    }

    /** True when the MX hosts hand mail to the host: SRS hosts, and those that serve a domain behind the MX hosts. */
    static boolean isBehindMx(Routes routes, Host host) {
        return host.is(Role.SRS) || served(routes, host).stream().anyMatch(domain -> !domain.direct());
    }

    /** True when there is anything to listen for. */
    static boolean listens(Routes routes, Host host) {
        return isOpen(routes, host) || isBehindMx(routes, host) || host.is(Role.RELAY);
    }

    private static List<Domain> served(Routes routes, Host host) {
        return OwnDomains.served(routes.site(), host);
    }

    /** True when the MX hosts are told apart from other clients. */
    static boolean asksForMx(Routes routes, Host host) {
        return host.is(Role.SRS) || isBehindMx(routes, host) && !isOpen(routes, host);
    }

    /** smtpd_client_restrictions; empty when everyone may connect. */
    static List<String> clientRestrictions(Routes routes, Host host) {
        if (isOpen(routes, host)) {
            return List.of();
        }
        List<String> restrictions = new ArrayList<>(List.of("permit_mynetworks"));
        if (isBehindMx(routes, host)) {
            restrictions.add("check_client_access " + Table.MX_CLIENTS.reference());
        }
        if (host.is(Role.RELAY)) {
            restrictions.add("check_client_access " + Table.RELAY_CLIENTS.reference());
        }
        restrictions.add("reject");
        return restrictions;
    }

    /** smtpd_relay_restrictions. */
    static List<String> relayRestrictions(Routes routes, Host host) {
        List<String> restrictions = new ArrayList<>(List.of("permit_mynetworks"));
        if (host.is(Role.SRS)) {
            restrictions.add("check_client_access " + Table.MX_CLIENTS.reference());
        }
        boolean takes = host.is(Role.MX) || !served(routes, host).isEmpty();
        if (host.is(Role.RELAY)) {
            // A node is no worse than the internet where the host takes mail for a domain anyway.
            if (takes) {
                restrictions.add("permit_auth_destination");
            }
            restrictions.add("check_client_access " + Table.RELAY_CLIENTS.reference());
        }
        restrictions.add(takes ? "reject_unauth_destination" : "reject");
        return restrictions;
    }

    /** smtpd_restriction_classes: the names of lists that main.cf defines and a table may have as an answer. */
    static List<String> classes(Routes routes, Host host) {
        List<String> classes = new ArrayList<>();
        if (host.is(Role.RELAY)) {
            classes.add("relay_client");
        }
        if (SrsAddresses.takesBouncesOnly(routes, host)) {
            classes.add(SrsAddresses.CLASS);
        }
        return classes;
    }

    /** smtpd_recipient_restrictions: on an MX host who is refused before the question whether the recipient exists. */
    static List<String> recipientRestrictions(Routes routes, Host host) {
        String delimiter = routes.site().settings().extensions().delimiter();
        List<String> restrictions = new ArrayList<>(List.of("reject_non_fqdn_recipient"));
        if (SrsAddresses.takesBouncesOnly(routes, host)) {
            restrictions.add("check_recipient_access " + SrsAddresses.ACCESS);
        }
        if (host.is(Role.MX)) {
            restrictions.add("check_recipient_access " + Table.DISABLED.reference());
            restrictions.add("check_recipient_access " + Table.DISABLED.after(Table.ALIAS_DOMAINS, delimiter));
            restrictions.add("reject_unlisted_recipient");
            restrictions.add("check_recipient_access " + Table.VERIFIED_DOMAINS.reference());
        }
        if (NotForwards.are(host, delimiter)) {
            restrictions.add("check_recipient_access " + Table.NOT_FORWARDS.reference());
        }
        return restrictions;
    }
}
