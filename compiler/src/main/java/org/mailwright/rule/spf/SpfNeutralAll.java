package org.mailwright.rule.spf;

import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.flow.SpfRecord;
import org.mailwright.flow.SpfResult;
import org.mailwright.flow.SpfTerm;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An SPF record that says nothing of those it does not name (RFC 7208 section 4.7). */
public final class SpfNeutralAll implements Rule {
    public static final Kind KIND = Kind.warning("spf", "spf-neutral-all").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Judged> all = Judged.of(evidence);
        Set<String> included = Judged.included(all);
        return all.stream()
                .filter(judged -> judged.isMailName() && !included.contains(judged.owner()))
                .filter(judged -> judged.record().faults().isEmpty() && isNeutral(judged.record()))
                .map(judged -> Diagnostic.warning(
                                KIND,
                                judged.location(),
                                "the SPF record of " + judged.owner() + " says nothing of other hosts: it "
                                        + (hasAll(judged.record()) ? "ends in ?all" : "has no all"))
                        .advising("end it with -all, or ~all while senders are still being found"))
                .toList();
    }

    private static boolean isNeutral(SpfRecord record) {
        return record.reached().stream()
                .noneMatch(term -> term.is(SpfTerm.Kind.REDIRECT)
                        || term.is(SpfTerm.Kind.ALL) && term.match() != SpfResult.NEUTRAL);
    }

    private static boolean hasAll(SpfRecord record) {
        return record.reached().stream().anyMatch(term -> term.is(SpfTerm.Kind.ALL));
    }
}
