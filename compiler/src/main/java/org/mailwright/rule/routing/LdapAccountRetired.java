package org.mailwright.rule.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.Target;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * An alias that still names somebody who gets no mail: a retired account, or one without a forward. The rest of the
 * alias goes on; one that has nobody left is refused.
 */
public final class LdapAccountRetired implements Rule {
    @Override
    public String id() {
        return "ldap-account-retired";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Routes routes = evidence.routes();
        List<Diagnostic> findings = new ArrayList<>();
        for (Map.Entry<Address, Entry> known : routes.entries().entrySet()) {
            for (Target target : known.getValue().targets()) {
                Address canonical = routes.canonical(target.address());
                Account account = routes.site().accounts().get(canonical.local());
                boolean gone = account != null
                        && canonical.domain().equals(routes.site().primary())
                        && routes.entry(canonical).isEmpty();
                if (gone) {
                    findings.add(finding(routes, known.getKey(), target, account));
                }
            }
        }
        return findings;
    }

    private Diagnostic finding(Routes routes, Address address, Target target, Account account) {
        String why = account.state() == Account.State.RETIRED ? "is retired" : "has no forward";
        String rest = routes.standing(address).isAccepted() ? "" : "; " + address + " has nobody left and is refused";
        return Diagnostic.warning(
                        id(),
                        target.location(),
                        address + " still names " + target.address() + ", whose account " + why + rest)
                .seeing(account.location(), "the account")
                .advising("name somebody else, or remove the target");
    }
}
