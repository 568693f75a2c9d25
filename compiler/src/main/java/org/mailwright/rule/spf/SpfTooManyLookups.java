package org.mailwright.rule.spf;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.flow.Spf;
import org.mailwright.flow.SpfCost;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An SPF record that asks the DNS more often than a receiver does (RFC 7208 section 4.6.4). */
public final class SpfTooManyLookups implements Rule {
    public static final Kind KIND = Kind.error("spf", "spf-too-many-lookups").judged();

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
            if (!cost.loop().isEmpty()) {
                continue;
            }
            if (cost.lookups() > SpfCost.MOST_LOOKUPS) {
                findings.add(Diagnostic.error(
                                KIND,
                                judged.location(),
                                "the SPF record of " + judged.owner() + " takes " + cost.lookups()
                                        + " look-ups, and receivers stop after " + SpfCost.MOST_LOOKUPS)
                        .advising("name own hosts by ip4 and ip6, which cost none, and drop includes"));
            }
            cost.crowded().stream()
                    .distinct()
                    .forEach(term -> findings.add(Diagnostic.error(
                                    KIND,
                                    judged.location(),
                                    "the SPF record of " + judged.owner() + " has " + term
                                            + ", which has more than ten exchangers")
                            .advising("name the hosts by ip4 and ip6")));
        }
        return findings;
    }
}
