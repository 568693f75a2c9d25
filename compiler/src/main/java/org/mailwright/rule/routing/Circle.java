package org.mailwright.rule.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Address;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;

/**
 * Addresses that name each other in a circle. One that the directory takes part in is a warning, since people write it
 * and it costs only itself.
 *
 * @param entries what is declared for each of them, from the smallest address on
 */
record Circle(List<Entry> entries) {
    Circle {
        entries = List.copyOf(entries);
    }

    /** Every circle there is. */
    static Stream<Circle> of(Routes routes) {
        return routes.loops().stream()
                .map(loop -> new Circle(loop.stream()
                        .map(address -> routes.entry(address).orElseThrow())
                        .toList()));
    }

    /** True for an address that names itself. */
    boolean isSelf() {
        return entries.size() == 1;
    }

    /** True when a forward of the directory is part of it. */
    boolean hasPeople() {
        return entries.stream().anyMatch(Circle::isPerson);
    }

    /** True when an alias or a forward of Hiera is part of it. */
    boolean hasRoles() {
        return !entries.stream().allMatch(Circle::isPerson);
    }

    private static boolean isPerson(Entry entry) {
        return entry.kind() == Entry.Kind.ACCOUNT;
    }

    /** {@code a@onion.example → b@onion.example → a@onion.example}. */
    String way() {
        return Stream.concat(entries.stream(), Stream.of(first()))
                .map(Entry::address)
                .map(Address::toString)
                .collect(Collectors.joining(" → "));
    }

    Entry first() {
        return entries.get(0);
    }

    /** The finding, with every step of the way. */
    Diagnostic finding(Kind kind, String message) {
        Diagnostic found = hasPeople()
                ? Diagnostic.warning(kind, first().location(), message)
                : Diagnostic.error(kind, first().location(), message);
        List<Entry> round = new ArrayList<>(entries);
        round.add(first());
        for (int i = 1; i < entries.size(); i++) {
            found = found.seeing(
                    round.get(i).location(),
                    round.get(i).address() + " → " + round.get(i + 1).address() + " is here");
        }
        return found;
    }
}
