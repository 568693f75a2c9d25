package org.mailwright.rule.routing;

import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Address;
import org.mailwright.model.RoleNames;
import org.mailwright.route.Entry;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An address that RFC 2142 has every organisation answer, and that one person alone reads. */
public final class ExpansionSinglePerson implements Rule {
    public static final Kind KIND =
            Kind.info("routing", "expansion-single-person").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.routes().entries().values().stream()
                .filter(entry -> entry.kind() == Entry.Kind.ALIAS
                        && RoleNames.SHARED.contains(entry.address().local()))
                .flatMap(entry -> finding(evidence, entry, Ends.of(evidence.routes(), entry.address(), 2)).stream())
                .toList();
    }

    private List<Diagnostic> finding(Evidence evidence, Entry entry, Set<Address> ends) {
        return ends.stream()
                .filter(end -> ends.size() == 1 && isPerson(evidence, end))
                .map(end -> Diagnostic.info(KIND, entry.location(), entry.address() + " reaches " + end + " only")
                        .advising("let a second person read it"))
                .toList();
    }

    private static boolean isPerson(Evidence evidence, Address end) {
        return end.domain().equals(evidence.site().primary())
                && evidence.site().accounts().containsKey(end.local());
    }
}
