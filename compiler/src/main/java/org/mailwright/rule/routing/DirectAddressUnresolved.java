package org.mailwright.rule.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Role;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * An address in a domain with {@code mx: direct} that its host does not resolve: the MX hosts, which know it, never see the
 * mail of others for it.
 */
public final class DirectAddressUnresolved implements Rule {
    public static final Kind KIND =
            Kind.error("routing", "direct-address-unresolved").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Routes routes = evidence.routes();
        List<Diagnostic> findings = new ArrayList<>();
        evidence.site().domains(Domain.Use.SERVED).filter(Domain::direct).forEach(domain -> {
            if (!Routes.isResolvedWhereServed(evidence.site(), domain)
                    && !domain.servedBy().isEmpty()) {
                findings.add(unread(domain));
            }
        });
        routes.entries().values().stream()
                .filter(entry -> entry.kind() != Entry.Kind.FALLBACK)
                .flatMap(entry -> evidence
                        .site()
                        .domain(entry.address().domain())
                        .filter(Domain::direct)
                        .flatMap(domain -> finding(routes, domain, entry))
                        .stream())
                .forEach(findings::add);
        return findings;
    }

    private Diagnostic unread(Domain domain) {
        return Diagnostic.warning(
                        KIND,
                        domain.location(),
                        "nothing here says who reads postmaster@" + domain.name() + " and abuse@" + domain.name()
                                + ": mail for them comes to " + names(domain) + ", which gets no table of addresses")
                .advising("give the host the role sender, which hands them to the primary domain's");
    }

    private Optional<Diagnostic> finding(Routes routes, Domain domain, Entry entry) {
        boolean here = Routes.isResolvedWhereServed(routes.site(), domain);
        boolean byMx = domain.servedBy().stream().allMatch(name -> routes.site().isHost(name, Role.MX));
        boolean outside = !byMx && !routes.outside(entry).isEmpty();
        if (here && !outside) {
            return Optional.empty();
        }
        String why = here
                ? " leads outside, and mail for it does not come to the SRS hosts (mx: direct)"
                : " is declared here, and mail for it comes to " + names(domain)
                        + ", which does not know it (mx: direct)";
        String remedy = here
                ? "name an address of the primary domain, and forward that"
                : "declare it on that host, or give the host the role sender";
        return Optional.of(Diagnostic.error(KIND, entry.location(), entry.address() + why)
                .seeing(domain.location(), "the domain")
                .advising(remedy));
    }

    private static String names(Domain domain) {
        return domain.servedBy().stream().map(DomainName::text).collect(Collectors.joining(", "));
    }
}
