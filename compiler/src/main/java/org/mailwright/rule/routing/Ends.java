package org.mailwright.rule.routing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailwright.model.Address;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;

/** Where mail for an address ends. */
final class Ends {
    private Ends() {}

    /** The addresses that mail for a target ends at: people, served addresses, addresses outside; so many at most. */
    static Set<Address> of(Routes routes, Address target, int most) {
        Set<Address> ends = new LinkedHashSet<>();
        Set<Address> seen = new HashSet<>();
        Deque<Address> open = new ArrayDeque<>(List.of(target));
        while (!open.isEmpty() && ends.size() < most) {
            Address address = open.pop();
            if (routes.isOutside(address)) {
                ends.add(address);
                continue;
            }
            Address canonical = routes.canonical(address);
            if (seen.add(canonical)) {
                Optional<Entry> entry = routes.entry(canonical);
                boolean person = entry.filter(found -> found.kind() != Entry.Kind.ACCOUNT)
                        .isEmpty();
                if (person && routes.standing(canonical).isAccepted()) {
                    ends.add(canonical);
                } else if (!person) {
                    routes.living(entry.orElseThrow()).forEach(next -> open.add(next.address()));
                }
            }
        }
        return ends;
    }
}
