package org.mailwright.rule.dmarc;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Domain;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A name of so many labels that the search for its policy leaves some out (RFC 9989 section 4.10). */
public final class DmarcTreeDepth implements Rule {
    public static final Kind KIND =
            Kind.info("dmarc", "dmarc-tree-depth").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    private static final int MOST_LABELS = 8;

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.site().domains().values().stream()
                .filter(domain -> domain.name().labels().size() > MOST_LABELS)
                .filter(domain -> !domain.is(Domain.Use.NONE))
                .filter(domain ->
                        !PolicyRecord.isThere(evidence.names(), domain.name().text()))
                .map(domain -> Diagnostic.info(
                                KIND,
                                domain.location(),
                                domain.name() + " has " + domain.name().labels().size()
                                        + " labels: receivers go on with its last seven")
                        .advising("give it a policy of its own, or a shorter name"))
                .toList();
    }
}
