package org.mailwright.rule.spf;

import java.util.List;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.flow.Spf;
import org.mailwright.flow.SpfCost;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** SPF records that include each other in a circle: a receiver goes round until the look-ups are spent. */
public final class SpfIncludeLoop implements Rule {
    public static final Kind KIND = Kind.error("spf", "spf-include-loop").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Spf spf = Judged.spf(evidence);
        return Judged.of(evidence).stream()
                .filter(judged -> judged.isAlone(spf))
                .flatMap(judged -> loop(judged, spf))
                .toList();
    }

    /** Told at one of the names in it, not at all those that lead into it. */
    private Stream<Diagnostic> loop(Judged judged, Spf spf) {
        SpfCost cost = SpfCost.of(judged.record(), judged.owner(), spf);
        return cost.loopName().filter(judged.owner()::equals).stream()
                .map(name -> Diagnostic.error(
                                KIND,
                                judged.location(),
                                "SPF records include each other in a circle: " + String.join(" → ", cost.loop()))
                        .advising("delete one of the includes"));
    }
}
