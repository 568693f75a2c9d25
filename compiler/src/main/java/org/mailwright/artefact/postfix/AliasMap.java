package org.mailwright.artefact.postfix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Address;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Target;
import org.mailwright.route.Entry;
import org.mailwright.route.Extended;
import org.mailwright.route.Routes;

/**
 * The virtual alias table (virtual(5)). On an MX host the inside targets of each address, and the address itself where
 * it has outside ones too; on an SRS host the outside targets only; on a host that is both, all.
 */
final class AliasMap {
    private AliasMap() {}

    static Artefact of(Routes routes, Host host) {
        Extended extended = Extended.of(routes);
        return Table.ALIAS.of(host, lines -> {
            for (Map.Entry<Address, Entry> known : routes.entries().entrySet()) {
                List<Target> targets = accepted(routes, host, known.getKey(), known.getValue());
                if (targets.isEmpty() && isShadowed(routes, host, extended.bases(known.getKey()))) {
                    // press+eu@onion.example press+eu@onion.example: else it would be press@onion.example here
                    targets =
                            List.of(new Target(known.getKey(), known.getValue().location()));
                }
                if (!targets.isEmpty()) {
                    // press@onion.example alice@onion.example, bob@onion.example
                    String value = targets.stream()
                            .map(target -> target.address().toString())
                            .distinct()
                            .collect(Collectors.joining(", "));
                    lines.line(PostfixText.entry(known.getKey().toString(), value), causes(known.getValue(), targets));
                }
            }
        });
    }

    /** True when Postfix would find one of these instead; what an SRS host is not to have at all is in another table. */
    private static boolean isShadowed(Routes routes, Host host, List<Address> bases) {
        return host.is(Role.MX)
                && bases.stream()
                        .flatMap(base -> routes.entry(base).stream())
                        .anyMatch(base ->
                                !accepted(routes, host, base.address(), base).isEmpty());
    }

    private static List<Target> accepted(Routes routes, Host host, Address address, Entry entry) {
        return routes.standing(address).isAccepted() ? targets(routes, host, address, entry) : List.of();
    }

    private static List<Target> targets(Routes routes, Host host, Address address, Entry entry) {
        List<Target> inside = canonical(routes, routes.inside(entry));
        List<Target> outside = routes.outside(entry);
        if (Routes.isWhole(host)) {
            List<Target> all = new ArrayList<>(inside);
            all.addAll(outside);
            return all;
        }
        if (host.is(Role.SRS)) {
            return outside;
        }
        if (inside.isEmpty() || outside.isEmpty()) {
            return inside;
        }
        // The address itself is what the MX host hands to the SRS hosts for its outside targets.
        List<Target> both = new ArrayList<>(inside);
        both.add(new Target(address, entry.location()));
        return both;
    }

    /** Targets in alias domains stand for the same address in the primary one. */
    private static List<Target> canonical(Routes routes, List<Target> targets) {
        return targets.stream()
                .map(target -> new Target(routes.canonicalTarget(target.address()), target.location()))
                .toList();
    }

    private static List<Location> causes(Entry entry, List<Target> targets) {
        List<Location> causes = new ArrayList<>();
        causes.add(entry.location());
        targets.stream()
                .map(Target::location)
                .filter(place -> !causes.contains(place))
                .forEach(causes::add);
        return causes;
    }
}
