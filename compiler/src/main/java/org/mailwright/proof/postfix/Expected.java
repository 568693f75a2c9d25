package org.mailwright.proof.postfix;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.Host;
import org.mailwright.model.Site;
import org.mailwright.model.Target;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;

/** What the model says becomes of an address on an MX host: the addresses that are left of it, and their ways. */
final class Expected {
    private final Routes routes;
    private final boolean whole;

    Expected(Routes routes, Host host) {
        this.routes = routes;
        this.whole = Routes.isWhole(host);
    }

    SortedMap<String, String> ways(Address address) {
        SortedMap<String, String> ways = new TreeMap<>();
        Set<Address> seen = new HashSet<>();
        Deque<Address> open = new ArrayDeque<>(List.of(address));
        while (!open.isEmpty()) {
            Address next = open.remove();
            Address named = routes.canonicalTarget(next);
            if (seen.add(named)) {
                Optional<Entry> entry = routes.entry(routes.canonical(next));
                if (entry.isEmpty()) {
                    ways.put(named.toString(), serving(named));
                } else {
                    routes.inside(entry.get()).forEach(target -> open.add(target.address()));
                    addOutside(ways, named, routes.outside(entry.get()));
                }
            }
        }
        return ways;
    }

    private void addOutside(SortedMap<String, String> ways, Address address, List<Target> outside) {
        if (whole) {
            outside.forEach(target -> ways.put(target.address().toString(), Mta.DIRECT));
        } else if (!outside.isEmpty()) {
            ways.put(address.toString(), outside());
        }
    }

    /** The way of everything that leaves. */
    String outside() {
        return whole ? Mta.DIRECT : routes.site().settings().srs().hosts().text();
    }

    private String serving(Address address) {
        Site site = routes.site();
        return site.domain(address.domain()).map(Domain::servedBy).orElse(List.of()).stream()
                .map(name -> "[" + name + "]")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The inputs that say so. */
    List<Location> causes(Address address) {
        List<Location> causes = new ArrayList<>();
        Optional<Entry> entry = routes.entry(routes.canonical(address));
        causes.add(entry.map(Entry::location)
                .orElseGet(() -> routes.standing(address).location()));
        entry.ifPresent(found -> routes.living(found).forEach(target -> causes.add(target.location())));
        return causes;
    }
}
