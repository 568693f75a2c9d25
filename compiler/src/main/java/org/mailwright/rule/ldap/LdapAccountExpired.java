package org.mailwright.rule.ldap;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Account;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An alias that names a guest whose time is over (shadowExpire, shadow(5)): the forward goes on. */
public final class LdapAccountExpired implements Rule {
    public static final Kind KIND = Kind.warning("ldap", "ldap-account-expired").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.routes().namings().stream()
                .filter(named -> named.account().state() == Account.State.EXPIRED
                        && named.account().receives())
                .map(named -> Diagnostic.warning(
                                KIND,
                                named.target().location(),
                                named.address() + " names " + named.target().address()
                                        + ", whose account is past its shadowExpire; mail still goes to its forward")
                        .seeing(named.account().location(), "the account")
                        .advising("remove the target, or set the account's day of expiry anew"))
                .toList();
    }
}
