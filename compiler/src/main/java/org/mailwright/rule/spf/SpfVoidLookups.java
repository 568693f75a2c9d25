package org.mailwright.rule.spf;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.flow.Spf;
import org.mailwright.flow.SpfCost;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An SPF record with more look-ups that find nothing than a receiver puts up with (RFC 7208 section 4.6.4). */
public final class SpfVoidLookups implements Rule {
    public static final Kind KIND = Kind.error("spf", "spf-void-lookups").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Spf spf = Judged.spf(evidence);
        List<Diagnostic> findings = new ArrayList<>();
        for (Judged judged : Judged.outermost(evidence, spf)) {
            SpfCost cost = SpfCost.of(judged.record(), judged.owner(), spf);
            List<String> most =
                    cost.emptyIpv4().size() >= cost.emptyIpv6().size() ? cost.emptyIpv4() : cost.emptyIpv6();
            if (most.size() > SpfCost.MOST_EMPTY) {
                boolean both = cost.emptyIpv4().size() > SpfCost.MOST_EMPTY
                        && cost.emptyIpv6().size() > SpfCost.MOST_EMPTY;
                String family = most.equals(cost.emptyIpv4()) ? "IPv4" : "IPv6";
                findings.add(Diagnostic.error(
                                KIND,
                                judged.location(),
                                "the SPF record of " + judged.owner() + " has " + most.size()
                                        + " look-ups that find nothing" + (both ? "" : " for " + family + " clients")
                                        + ", and receivers stop after " + SpfCost.MOST_EMPTY + ": "
                                        + String.join(", ", most))
                        .advising("delete the names that are gone, and name hosts by ip4 and ip6"));
            }
        }
        return findings;
    }
}
