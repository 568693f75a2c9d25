package org.mailwright.rule.routing;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.Alias;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A person's uid that is also an alias: the alias counts, and the person's own forward gets nothing. */
public final class LdapUidAliasCollision implements Rule {
    public static final Kind KIND =
            Kind.warning("routing", "ldap-uid-alias-collision").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.site().accounts().values().stream()
                .filter(Account::receives)
                .flatMap(account -> alias(evidence, account).stream().map(alias -> finding(account, alias)))
                .toList();
    }

    private static Optional<Alias> alias(Evidence evidence, Account account) {
        return Optional.ofNullable(evidence.site()
                .aliases()
                .get(new Address(account.uid(), evidence.site().primary())));
    }

    private Diagnostic finding(Account account, Alias alias) {
        return Diagnostic.warning(
                        KIND,
                        account.forwardLocation(),
                        "the forward of " + account.uid() + " is never used: " + alias.address() + " is an alias")
                .seeing(alias.location(), "the alias")
                .advising("rename one of the two");
    }
}
