package org.mailwright.rule.spf;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.flow.Spf;
import org.mailwright.flow.SpfCost;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A term of an SPF record that asks for a host or exchangers of ours that are not there. */
public final class SpfVoidLookup implements Rule {
    public static final Kind KIND = Kind.warning("spf", "spf-void-lookup").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Spf spf = Judged.spf(evidence);
        List<Diagnostic> findings = new ArrayList<>();
        for (Judged judged : Judged.of(evidence)) {
            SpfCost cost = SpfCost.of(judged.record(), judged.owner(), spf);
            boolean many = Math.max(cost.emptyIpv4().size(), cost.emptyIpv6().size()) > SpfCost.MOST_EMPTY;
            if (many || !judged.isAlone(spf)) {
                continue;
            }
            judged.record().reached().stream()
                    .map(term -> term.text())
                    .filter(cost.emptyIpv4()::contains)
                    .filter(cost.emptyIpv6()::contains)
                    .distinct()
                    .forEach(term -> findings.add(Diagnostic.warning(
                                    KIND,
                                    judged.location(),
                                    "the SPF record of " + judged.owner() + " has " + term + ", which finds nothing")
                            .advising("delete the term: who gets the name next would pass")));
        }
        return findings;
    }
}
