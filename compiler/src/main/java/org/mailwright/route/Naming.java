package org.mailwright.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.Target;

/**
 * An alias or a forward of Hiera that names an account of the directory which is not in order: not active, without a forward,
 * or with a refusal of its own (mailDisableMessage).
 *
 * @param address the alias or forward
 * @param target its target that stands for the account
 */
public record Naming(Address address, Target target, Account account) {
    /** All of them, in the order of the addresses. */
    static List<Naming> of(Routes routes) {
        List<Naming> namings = new ArrayList<>();
        for (Entry entry : routes.entries().values()) {
            if (entry.kind() == Entry.Kind.ALIAS || entry.kind() == Entry.Kind.FORWARD) {
                for (Target target : entry.targets()) {
                    account(routes, target)
                            .filter(account -> !isInOrder(account))
                            .ifPresent(account -> namings.add(new Naming(entry.address(), target, account)));
                }
            }
        }
        return List.copyOf(namings);
    }

    private static boolean isInOrder(Account account) {
        return account.state() == Account.State.ACTIVE
                && !account.forward().isEmpty()
                && account.disableMessage().isEmpty();
    }

    /** The account a target stands for; nothing where an alias of the same name comes first. */
    private static Optional<Account> account(Routes routes, Target target) {
        Address canonical = routes.canonical(target.address());
        boolean home = canonical.domain().equals(routes.site().primary());
        boolean own = routes.entry(canonical)
                .map(entry -> entry.kind() == Entry.Kind.ACCOUNT)
                .orElse(true);
        return home && own ? Optional.ofNullable(routes.site().accounts().get(canonical.local())) : Optional.empty();
    }

    /** True when the account gets no mail: it is retired, or has no forward. */
    public boolean isGone() {
        return !account.receives()
                && !account.forwardDamaged()
                && account.disableMessage().isEmpty();
    }
}
