package org.mailwright.rule.ldap;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.route.Standing;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A person who may send and whom no answer and no bounce can reach. */
public final class LdapPasswordWithoutForward implements Rule {
    public static final Kind KIND =
            Kind.info("ldap", "ldap-password-without-forward").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
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
                                KIND,
                                account.passwordLocation(),
                                account.uid() + " may send as " + address(evidence, account) + ", which is refused")
                        .advising("give the account a forward, or take its password away"))
                .toList();
    }

    private static Address address(Evidence evidence, Account account) {
        return new Address(account.uid(), evidence.site().primary());
    }
}
