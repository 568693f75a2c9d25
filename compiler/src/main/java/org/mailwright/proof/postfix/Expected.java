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
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Site;
import org.mailwright.route.Entry;
import org.mailwright.route.Recipient;
import org.mailwright.route.Routes;

/** What the model says becomes of an address on an MX host: the addresses that are left of it, and their ways. */
final class Expected {
    /** Of more addresses than this an extension leads round in circles that no address alone is in. */
    private static final int MOST = 1000;

    private final Routes routes;
    private final boolean whole;

    Expected(Routes routes, Host host) {
        this.routes = routes;
        this.whole = Routes.isWhole(host);
    }

    /** Without a way is what nobody has, and what leads back to itself. */
    SortedMap<String, String> ways(Recipient recipient) {
        SortedMap<String, String> ways = new TreeMap<>();
        Set<Recipient> seen = new HashSet<>();
        Deque<Recipient> open = new ArrayDeque<>(List.of(recipient));
        int extended = 0;
        while (!open.isEmpty()) {
            Recipient next = open.remove();
            Optional<Routes.Found> found = routes.find(next);
            if (found.filter(known -> !known.extension().isEmpty()).isPresent() && ++extended > MOST) {
                ways.put(next.toString(), "");
                return ways;
            }
            Recipient named = found.map(known -> routes.named(next, known)).orElse(next);
            if (seen.add(named)) {
                Optional<Entry> entry = found.flatMap(known -> routes.entry(known.address()));
                if (entry.isEmpty()) {
                    ways.put(named.toString(), serving(named.domain()));
                } else {
                    follow(named, found.orElseThrow(), entry.get(), open, ways);
                }
            }
        }
        return ways;
    }

    private void follow(
            Recipient named, Routes.Found found, Entry entry, Deque<Recipient> open, SortedMap<String, String> ways) {
        List<Recipient> inside = routes.inside(entry, found);
        List<Recipient> outside = routes.outside(entry, found);
        open.addAll(inside);
        if (whole) {
            outside.forEach(target -> ways.put(target.toString(), Mta.DIRECT));
        } else if (!outside.isEmpty()) {
            // Beside inside targets the address stands in the table as it is declared.
            ways.put((inside.isEmpty() ? named : routes.itself(found)).toString(), outside());
        }
    }

    /** The way of everything that leaves. */
    String outside() {
        return whole ? Mta.DIRECT : routes.site().settings().srs().hosts().text();
    }

    private String serving(DomainName domain) {
        Site site = routes.site();
        return site.domain(domain).map(Domain::servedBy).orElse(List.of()).stream()
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
