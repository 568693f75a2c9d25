package org.mailwright.route;

import java.util.HashSet;
import java.util.Set;
import org.mailwright.model.Address;

/** Whether mail for an address of ours ends outside: at one of its targets, or behind those that are ours. */
public final class Leaving {
    private final Routes routes;

    private Leaving(Routes routes) {
        this.routes = routes;
    }

    public static Leaving of(Routes routes) {
        return new Leaving(routes);
    }

    /** True when at least one copy leaves for a host that is not ours. */
    public boolean leaves(Entry entry) {
        return leaves(entry, new HashSet<>());
    }

    private boolean leaves(Entry entry, Set<Address> seen) {
        return !routes.outside(entry).isEmpty()
                || routes.inside(entry).stream()
                        .map(target -> routes.canonical(target.address()))
                        .filter(seen::add)
                        .flatMap(target -> routes.entry(target).stream())
                        .anyMatch(target -> leaves(target, seen));
    }
}
