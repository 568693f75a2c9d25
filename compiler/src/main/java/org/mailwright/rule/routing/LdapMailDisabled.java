package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Account;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * An alias that names somebody who has mail refused (mailDisableMessage): that person is left out, and an alias that names
 * nobody else refuses with the same message.
 */
public final class LdapMailDisabled implements Rule {
    public static final Kind KIND =
            Kind.warning("routing", "ldap-mail-disabled").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.routes().namings().stream()
                .filter(named -> named.account().disableMessage().isPresent()
                        && named.account().state() != Account.State.RETIRED)
                .map(named -> Diagnostic.warning(
                                KIND,
                                named.target().location(),
                                named.address() + " names " + named.target().address() + ", whose mail is refused; "
                                        + (evidence.routes()
                                                        .standing(named.address())
                                                        .isAccepted()
                                                ? "the others get it"
                                                : named.address() + " is refused too"))
                        .seeing(named.account().location(), "the account")
                        .advising("name somebody else while that lasts"))
                .toList();
    }
}
