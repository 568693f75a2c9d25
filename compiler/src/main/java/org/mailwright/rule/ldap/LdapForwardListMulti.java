package org.mailwright.rule.ldap;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Account;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A person whose mail goes to more than one place. */
public final class LdapForwardListMulti implements Rule {
    public static final Kind KIND =
            Kind.info("ldap", "ldap-forward-list-multi").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.site().accounts().values().stream()
                .filter(account -> account.receives() && account.forward().size() > 1)
                .map(this::finding)
                .toList();
    }

    private Diagnostic finding(Account account) {
        return Diagnostic.info(
                        KIND,
                        account.forwardLocation(),
                        "the mail of " + account.uid() + " goes to "
                                + account.forward().size() + " addresses")
                .advising("keep one, or make it a role under mailwright::aliases");
    }
}
