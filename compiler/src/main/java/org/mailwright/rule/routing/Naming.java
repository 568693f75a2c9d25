package org.mailwright.rule.routing;

import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.Target;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;

/** Which aliases name which accounts of the directory. */
public final class Naming {
    private Naming() {}

    /** An address that names an account by one of its targets. */
    public record Named(Address address, Target target, Account account) {}

    /** Every alias or forward of Hiera with every account it names. */
    public static Stream<Named> accounts(Routes routes) {
        return routes.entries().entrySet().stream()
                .filter(known -> known.getValue().kind() == Entry.Kind.ALIAS
                        || known.getValue().kind() == Entry.Kind.FORWARD)
                .flatMap(known -> known.getValue().targets().stream()
                        .flatMap(target ->
                                account(routes, target)
                                        .map(account -> new Named(known.getKey(), target, account))
                                        .stream()));
    }

    /** Those of them that get no mail: the account is retired, or has no forward. */
    static Stream<Named> gone(Routes routes) {
        return accounts(routes)
                .filter(named -> !named.account().receives()
                        && !named.account().forwardDamaged()
                        && named.account().disableMessage().isEmpty());
    }

    /** The account a target stands for; nothing where an alias of the same name comes first. */
    static Optional<Account> account(Routes routes, Target target) {
        Address canonical = routes.canonical(target.address());
        boolean home = canonical.domain().equals(routes.site().primary());
        boolean own = routes.entry(canonical)
                .map(entry -> entry.kind() == Entry.Kind.ACCOUNT)
                .orElse(true);
        return home && own ? Optional.ofNullable(routes.site().accounts().get(canonical.local())) : Optional.empty();
    }
}
