package org.mailwright.rule.address;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.RoleNames;
import org.mailwright.route.Entry;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A person's account under the name of a role. Certification authorities take mail to some of these for a proof that one
 * owns the domain (CA/Browser Forum Baseline Requirements section 3.2.2.4.4), others are where strangers complain (RFC 2142).
 */
public final class ReservedNameUserClaimed implements Rule {
    public static final Kind KIND =
            Kind.warning("address", "reserved-name-user-claimed").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.site().accounts().values().stream()
                .filter(account -> isRole(account.uid()) && isTheirs(evidence, account))
                .map(account -> Diagnostic.warning(
                                KIND,
                                account.receives() ? account.forwardLocation() : account.passwordLocation(),
                                "the account " + account.uid() + " " + harm(evidence, account))
                        .advising("rename the account, or declare " + account.uid()
                                + " under mailwright::aliases, which counts before it"))
                .toList();
    }

    private static boolean isRole(String uid) {
        return RoleNames.CERTIFYING.contains(uid) || RoleNames.IMPERSONAL.contains(uid);
    }

    /** An alias or a forward of Hiera has the mail then; what is sent is the account's own either way. */
    private static boolean isTheirs(Evidence evidence, Account account) {
        Address address = new Address(account.uid(), evidence.site().primary());
        boolean own = evidence.routes()
                .entry(address)
                .map(entry -> entry.kind() == Entry.Kind.ACCOUNT)
                .orElse(true);
        return account.receives() && own || account.submits() && !account.receives();
    }

    private static String harm(Evidence evidence, Account account) {
        String address = account.uid() + "@" + evidence.site().primary();
        if (!account.receives()) {
            return "sends as " + address + ", a role and no person";
        }
        return RoleNames.CERTIFYING.contains(account.uid())
                ? "gets the mail that proves to a certification authority who owns "
                        + evidence.site().primary()
                : "gets what strangers write to " + address + ", a role and no person";
    }
}
