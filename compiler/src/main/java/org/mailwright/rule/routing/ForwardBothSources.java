package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.Forward;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A forward in Hiera for somebody who has one in the directory too: Hiera's counts, and the person wonders. */
public final class ForwardBothSources implements Rule {
    public static final Kind KIND =
            Kind.warning("routing", "forward-both-sources").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.site().accounts().values().stream()
                .filter(Account::receives)
                .flatMap(account -> hiera(evidence, account).stream().map(forward -> finding(account, forward)))
                .toList();
    }

    private static List<Forward> hiera(Evidence evidence, Account account) {
        Forward forward = evidence.site()
                .forwards()
                .get(new Address(account.uid(), evidence.site().primary()));
        return forward != null && forward.origin() == Forward.Origin.HIERA ? List.of(forward) : List.of();
    }

    private Diagnostic finding(Account account, Forward forward) {
        return Diagnostic.warning(
                        KIND,
                        forward.location(),
                        forward.address() + " has a forward in Hiera and one in the directory; Hiera's counts")
                .seeing(account.forwardLocation(), "the directory's")
                .advising("remove Hiera's: the account can keep its own up to date");
    }
}
