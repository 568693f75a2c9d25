package org.mailwright.rule.address;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Address;
import org.mailwright.model.Target;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A target that is declared with its extension. A further extension is put behind it, and then it is the plain address's, which
 * nobody has or which leads back.
 */
public final class ExtensionLost implements Rule {
    public static final Kind KIND = Kind.warning("address", "extension-lost").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Routes routes = evidence.routes();
        if (Extensions.delimiter(routes).isEmpty()
                || !routes.site().settings().extensions().kept()) {
            return List.of();
        }
        return routes.entries().values().stream()
                .flatMap(entry ->
                        routes.inside(entry).stream().flatMap(target -> finding(routes, entry, target).stream()))
                .toList();
    }

    private Optional<Diagnostic> finding(Routes routes, Entry entry, Target target) {
        Address named = routes.canonical(target.address());
        Address base = base(routes, target.address());
        if (named.equals(base) || routes.entry(named).isEmpty()) {
            return Optional.empty();
        }
        String what = !routes.standing(base).isAccepted()
                ? ", which nobody has"
                : leadsTo(routes, base, entry.address()) ? ", which leads back" : "";
        String any = Extensions.delimiter(routes) + "anything";
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(Diagnostic.warning(
                                KIND,
                                target.location(),
                                "mail for " + extended(entry.address(), any) + " goes on to " + extended(named, any)
                                        + what)
                        .advising("name the targets of " + named + " here, declare " + base.local()
                                + " with the same ones, or write mailwright::extensions: drop"));
    }

    private static Address base(Routes routes, Address target) {
        return routes.canonical(routes.withoutExtension(target));
    }

    private static String extended(Address address, String extension) {
        return address.local() + extension + "@" + address.domain();
    }

    private static boolean leadsTo(Routes routes, Address from, Address to) {
        Set<Address> seen = new HashSet<>();
        Deque<Address> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Address next = open.remove();
            if (next.equals(to)) {
                return true;
            }
            if (seen.add(next)) {
                routes.entry(next).stream()
                        .flatMap(entry -> routes.inside(entry).stream())
                        .map(target -> base(routes, target.address()))
                        .forEach(open::add);
            }
        }
        return false;
    }
}
