package org.mailwright.rule.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Address;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * Addresses that name each other in a circle. Postfix answers 451 for the whole message, good recipients included
 * (measured). A circle that the directory takes part in is a warning: people write it, and it costs only itself.
 */
public final class AliasLoop implements Rule {
    @Override
    public String id() {
        return "alias-loop";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.routes().loops().stream()
                .map(loop -> finding(evidence.routes(), loop))
                .toList();
    }

    private Diagnostic finding(Routes routes, List<Address> loop) {
        List<Entry> entries = loop.stream()
                .map(address -> routes.entry(address).orElseThrow())
                .toList();
        List<Address> round = new ArrayList<>(loop);
        round.add(loop.get(0));
        String way = round.stream().map(Address::toString).collect(Collectors.joining(" → "));
        String message =
                loop.size() == 1 ? loop.get(0) + " names itself" : "alias " + loop.get(0) + " ends in a loop: " + way;
        boolean people = entries.stream().anyMatch(entry -> entry.kind() == Entry.Kind.ACCOUNT);
        Diagnostic found = people
                ? Diagnostic.warning(id(), entries.get(0).location(), message)
                : Diagnostic.error(id(), entries.get(0).location(), message);
        for (int i = 1; i < loop.size(); i++) {
            found = found.seeing(entries.get(i).location(), loop.get(i) + " → " + round.get(i + 1) + " is here");
        }
        return found.advising("let one of them name a person or a list");
    }
}
