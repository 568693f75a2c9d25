package org.mailwright.rule.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.model.Address;
import org.mailwright.model.Role;
import org.mailwright.model.Target;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;

/**
 * How far an address expands on one host: how many steps deep and into how many recipients, as Postfix counts them, which
 * is before it drops the same one twice (cleanup_map1n.c). What would close a circle is no target here.
 */
final class Reach {
    private final Routes routes;
    private final boolean whole;
    private final Map<Address, Size> sizes = new HashMap<>();

    /** Steps to the farthest recipient, and the number of recipients. */
    record Size(int steps, long recipients) {}

    private static final class Visit {
        private final Entry entry;
        private final Iterator<Target> targets;
        private int steps;
        private long recipients;

        Visit(Entry entry, List<Target> targets) {
            this.entry = entry;
            this.targets = targets.iterator();
        }

        void add(Size size) {
            steps = Math.max(steps, size.steps() + 1);
            recipients = Math.min(Integer.MAX_VALUE, recipients + size.recipients());
        }
    }

    Reach(Routes routes) {
        this.routes = routes;
        this.whole = routes.site().hosts(Role.MX).stream().anyMatch(Routes::isWhole);
        routes.entries().values().forEach(this::follow);
    }

    /** The sizes of all addresses that name others of ours. */
    Map<Address, Size> sizes() {
        return sizes;
    }

    private void follow(Entry start) {
        Deque<Visit> path = new ArrayDeque<>();
        enter(start, path);
        while (!path.isEmpty()) {
            Visit visit = path.element();
            if (visit.targets.hasNext()) {
                Address next = routes.canonical(visit.targets.next().address());
                Size known = sizes.get(next);
                Optional<Entry> entry = routes.entry(next);
                if (known != null) {
                    visit.add(known);
                } else if (entry.isEmpty() || !enter(entry.get(), path)) {
                    visit.add(new Size(0, entry.map(this::outside).orElse(1)));
                }
            } else {
                path.pop();
                Size size = new Size(visit.steps, visit.recipients + outside(visit.entry));
                sizes.put(visit.entry.address(), size);
                if (!path.isEmpty()) {
                    path.element().add(size);
                }
            }
        }
    }

    /** Goes on to an address that names others of ours; false for one that does not, or is known. */
    private boolean enter(Entry entry, Deque<Visit> path) {
        boolean names = !sizes.containsKey(entry.address())
                && entry.targets().stream().anyMatch(target -> !routes.isOutside(target.address()));
        List<Target> inside = names ? routes.inside(entry) : List.of();
        if (!inside.isEmpty()) {
            path.push(new Visit(entry, inside));
        }
        return !inside.isEmpty();
    }

    /** What is left of an address on this host: itself where the SRS hosts go on with it, else its outside targets. */
    private int outside(Entry entry) {
        int number = routes.outside(entry).size();
        return whole ? number : Math.min(1, number);
    }

    /** The addresses that mail for a target ends at: people, served addresses, addresses outside; so many at most. */
    static Set<Address> ends(Routes routes, Address target, int most) {
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
                    List<Target> living = new ArrayList<>(routes.living(entry.orElseThrow()));
                    living.forEach(next -> open.add(next.address()));
                }
            }
        }
        return ends;
    }
}
