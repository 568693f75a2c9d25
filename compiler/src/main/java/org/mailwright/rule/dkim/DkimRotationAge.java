package org.mailwright.rule.dkim;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A key in use whose selector tells that it is old. */
public final class DkimRotationAge implements Rule {
    public static final Kind KIND =
            Kind.warning("dkim", "dkim-rotation-age").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    /** A year, and a month to change it in. */
    private static final int MOST_DAYS = 400;

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.site().dkimKeys().stream()
                .filter(key -> !key.signers().isEmpty())
                .flatMap(key -> SelectorDate.of(key.selector()).stream()
                        .map(date -> ChronoUnit.DAYS.between(date.latest(), evidence.today()))
                        .filter(days -> days > MOST_DAYS)
                        .map(days -> Diagnostic.warning(
                                        KIND,
                                        key.location(),
                                        key.recordName() + " is " + days + " days old by its name")
                                .advising("publish a new key, and let the hosts change to it")))
                .toList();
    }
}
