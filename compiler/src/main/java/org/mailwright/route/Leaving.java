package org.mailwright.route;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
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
        Set<Address> seen = new HashSet<>();
        Deque<Entry> open = new ArrayDeque<>(List.of(entry));
        while (!open.isEmpty()) {
            Entry next = open.pop();
            if (!routes.outside(next).isEmpty()) {
                return true;
            }
            routes.inside(next).stream()
                    .map(target -> routes.canonical(target.address()))
                    .filter(seen::add)
                    .flatMap(target -> routes.entry(target).stream())
                    .forEach(open::push);
        }
        return false;
    }
}
