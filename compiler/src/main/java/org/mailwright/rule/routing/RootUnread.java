package org.mailwright.rule.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
import org.mailwright.model.RoleNames;
import org.mailwright.route.Routes;
import org.mailwright.route.Standing;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * What cron and the daemons of a host write to root@ or postmaster@ its name, and no person reads. A node's name is an alias
 * domain, so that root@ of the primary domain reads for all nodes.
 */
public final class RootUnread implements Rule {
    private static final int MOST_NAMES = 3;

    public static final Kind KIND = Kind.warning("routing", "root-unread").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Routes routes = evidence.routes();
        List<Diagnostic> findings = new ArrayList<>();
        for (String local : List.of("root", RoleNames.POSTMASTER)) {
            Address home = new Address(local, routes.site().primary());
            List<Host> unread = routes.site().hosts().values().stream()
                    .filter(host -> !isRead(routes, new Address(local, host.name())))
                    .toList();
            if (isRead(routes, home)) {
                unread.forEach(host -> findings.add(alone(host, local, home)));
            } else if (local.equals("root") && !unread.isEmpty()) {
                findings.add(everywhere(routes, home, unread));
            }
        }
        return findings;
    }

    private static boolean isRead(Routes routes, Address address) {
        Optional<Domain> served = routes.site().domain(address.domain()).filter(domain -> domain.is(Domain.Use.SERVED));
        Standing.Answer answer = routes.standing(address).answer();
        if (served.isEmpty()) {
            // What a broken entry defers is found already, and waits.
            return answer == Standing.Answer.ACCEPTED || answer == Standing.Answer.DEFERRED;
        }
        return served.get().recipients().names().contains(address.local())
                || routes.resolvedWhereServed(address).isPresent()
                || served.get().isOurs() && routes.entry(address).isPresent() && answer == Standing.Answer.ACCEPTED;
    }

    private Diagnostic everywhere(Routes routes, Address home, List<Host> hosts) {
        String names =
                hosts.stream().limit(MOST_NAMES).map(host -> host.name().text()).collect(Collectors.joining(", "));
        names += hosts.size() > MOST_NAMES ? " and " + (hosts.size() - MOST_NAMES) + " more" : "";
        return Diagnostic.warning(
                        KIND,
                        routes.site()
                                .domain(home.domain())
                                .map(Domain::location)
                                .orElseThrow(),
                        home + " reaches nobody, so what cron and the daemons of " + names + " write to root is lost")
                .advising("declare root under mailwright::aliases");
    }

    private Diagnostic alone(Host host, String local, Address home) {
        return Diagnostic.warning(
                        KIND,
                        host.location(),
                        local + "@" + host.name() + " reaches nobody, although " + home + " does")
                .advising("remove the domain " + host.name()
                        + " from mailwright::domains, or give its host the role sender, which hands this to " + home);
    }
}
