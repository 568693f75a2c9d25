package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Account;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An alias that names somebody whose account is locked: the forward goes on, to a person who may not be one any more. */
public final class LdapAccountLocked implements Rule {
    public static final Kind KIND =
            Kind.warning("routing", "ldap-account-locked").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.routes().namings().stream()
                .filter(named -> named.account().state() == Account.State.LOCKED
                        && named.account().receives())
                .map(named -> Diagnostic.warning(
                                KIND,
                                named.target().location(),
                                named.address() + " names " + named.target().address()
                                        + ", whose account is locked; mail still goes to its forward")
                        .seeing(named.account().location(), "the account")
                        .advising("remove the target, or unlock the account"))
                .toList();
    }
}
