package org.mailwright.rule.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Address;
import org.mailwright.model.Target;
import org.mailwright.route.Entry;
import org.mailwright.route.Routes;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An alias that reaches the same recipient by two of its targets; Postfix delivers once (cleanup(8)). */
public final class ExpansionDuplicate implements Rule {
    private static final int MOST = 1000;

    public static final Kind KIND =
            Kind.info("routing", "expansion-duplicate").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.routes().entries().values().stream()
                .filter(entry ->
                        entry.kind() == Entry.Kind.ALIAS && entry.targets().size() > 1)
                .flatMap(entry -> finding(evidence.routes(), entry).stream())
                .toList();
    }

    private Optional<Diagnostic> finding(Routes routes, Entry entry) {
        Map<Address, Target> by = new HashMap<>();
        for (Target target : entry.targets()) {
            Set<Address> ends = Ends.of(routes, target.address(), MOST);
            for (Address end : ends) {
                Target first = by.putIfAbsent(end, target);
                if (first != null) {
                    return Optional.of(Diagnostic.info(
                                    KIND,
                                    target.location(),
                                    entry.address() + " reaches " + end + " by " + first.address() + " and by "
                                            + target.address())
                            .advising("remove one of the two"));
                }
            }
        }
        return Optional.empty();
    }
}
