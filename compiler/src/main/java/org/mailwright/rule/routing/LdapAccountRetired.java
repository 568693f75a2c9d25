package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Account;
import org.mailwright.route.Naming;
import org.mailwright.route.Routes;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * An alias that still names somebody who gets no mail: a retired account, or one without a forward. The rest of the
 * alias goes on; one that has nobody left is {@link ExpansionEmpty}'s.
 */
public final class LdapAccountRetired implements Rule {
    public static final Kind KIND =
            Kind.warning("routing", "ldap-account-retired").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Routes routes = evidence.routes();
        return routes.namings().stream()
                .filter(Naming::isGone)
                .filter(named -> !ExpansionEmpty.isEmpty(routes, named))
                .map(this::finding)
                .toList();
    }

    private Diagnostic finding(Naming named) {
        String why = named.account().state() == Account.State.RETIRED ? "is retired" : "has no forward";
        return Diagnostic.warning(
                        KIND,
                        named.target().location(),
                        named.address() + " still names " + named.target().address() + ", whose account " + why)
                .seeing(named.account().location(), "the account")
                .advising("name somebody else, or remove the target");
    }
}
