package org.mailwright.rule.routing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Address;
import org.mailwright.route.Entry;
import org.mailwright.route.Reach;
import org.mailwright.route.Routes;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An alias over many others, each naming the next: nobody can follow it, and past 1000 steps Postfix does not either. */
public final class ChainDepth implements Rule {
    private static final int ADVISED = 10;
    /** Postconf(5), virtual_alias_recursion_limit. */
    private static final int LIMIT = 1000;

    public static final Kind KIND = Kind.warning("routing", "chain-depth").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Routes routes = evidence.routes();
        SortedMap<Address, Reach> reaches = new TreeMap<>();
        routes.reaches().forEach((address, reach) -> {
            if (reach.steps() > ADVISED) {
                reaches.put(address, reach);
            }
        });
        // Whoever is named by another deep one is part of the same chain.
        Set<Address> named = new HashSet<>();
        reaches.keySet()
                .forEach(address -> routes.inside(routes.entry(address).orElseThrow())
                        .forEach(target -> named.add(routes.canonical(target.address()))));
        return reaches.entrySet().stream()
                .filter(known -> !named.contains(known.getKey()))
                .map(known -> finding(
                        routes.entry(known.getKey()).orElseThrow(),
                        known.getValue().steps()))
                .toList();
    }

    private Diagnostic finding(Entry entry, int steps) {
        String message = entry.address() + " needs " + steps + " steps to its last recipient; ";
        Diagnostic found = steps >= LIMIT
                ? Diagnostic.error(KIND, entry.location(), message + "Postfix goes " + LIMIT)
                : Diagnostic.warning(KIND, entry.location(), message + "more than " + ADVISED + " nobody can follow");
        return found.advising("let it name the people at the end");
    }
}
