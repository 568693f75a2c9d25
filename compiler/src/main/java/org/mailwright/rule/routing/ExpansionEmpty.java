package org.mailwright.rule.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Address;
import org.mailwright.route.Naming;
import org.mailwright.route.Routes;
import org.mailwright.route.Standing;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * An alias that names people who are gone and nobody else: it is refused as if it did not exist. A warning, since the
 * directory changes without anybody looking at Hiera.
 */
public final class ExpansionEmpty implements Rule {
    private static final int MOST_NAMES = 3;

    public static final Kind KIND = Kind.warning("routing", "expansion-empty").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Routes routes = evidence.routes();
        Map<Address, List<Naming>> gone = new LinkedHashMap<>();
        routes.namings().stream()
                .filter(Naming::isGone)
                .filter(named -> isEmpty(routes, named))
                .forEach(named -> gone.computeIfAbsent(named.address(), absent -> new ArrayList<>())
                        .add(named));
        List<Diagnostic> findings = new ArrayList<>();
        gone.forEach((address, named) -> findings.add(finding(routes, address, named)));
        return findings;
    }

    /** True when nobody is left behind the address that names the account. */
    static boolean isEmpty(Routes routes, Naming named) {
        return routes.standing(named.address()).answer() == Standing.Answer.UNKNOWN;
    }

    private Diagnostic finding(Routes routes, Address address, List<Naming> gone) {
        String names = gone.stream()
                .limit(MOST_NAMES)
                .map(named -> named.account().uid())
                .collect(Collectors.joining(", "));
        String more = gone.size() > MOST_NAMES ? " and " + (gone.size() - MOST_NAMES) + " more" : "";
        Diagnostic found = Diagnostic.warning(
                KIND,
                routes.entry(address).orElseThrow().location(),
                address + " has nobody left and is refused: " + names + more + " of the directory " + words(gone));
        for (Naming named : gone.subList(0, Math.min(gone.size(), MOST_NAMES))) {
            found = found.seeing(
                    named.account().location(),
                    "the account of " + named.account().uid());
        }
        return found.advising("name somebody else, or remove it");
    }

    private static String words(List<Naming> gone) {
        return gone.size() == 1 ? "gets no mail" : "get no mail";
    }
}
