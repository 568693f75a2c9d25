package org.mailwright.rule.ldap;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.route.Standing;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;
import org.mailwright.rule.RuleSet;

/** A person who may send and whom no answer and no bounce can reach. */
public final class LdapPasswordWithoutForward implements Rule {
    @Override
    public String id() {
        return "ldap-password-without-forward";
    }

    @Override
    public RuleSet set() {
        return RuleSet.STRICT;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.site().accounts().values().stream()
                .filter(account -> account.submits()
                        && evidence.routes()
                                        .standing(address(evidence, account))
                                        .answer()
                                == Standing.Answer.UNKNOWN)
                .map(account -> Diagnostic.info(
                                id(),
                                account.passwordLocation(),
                                account.uid() + " may send as " + address(evidence, account) + ", which is refused")
                        .advising("give the account a forward, or take its password away"))
                .toList();
    }

    private static Address address(Evidence evidence, Account account) {
        return new Address(account.uid(), evidence.site().primary());
    }
}
