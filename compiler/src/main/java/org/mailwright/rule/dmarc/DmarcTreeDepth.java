package org.mailwright.rule.dmarc;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Domain;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;
import org.mailwright.rule.RuleSet;

/** A name of so many labels that the search for its policy leaves some out (RFC 9989 section 4.10). */
public final class DmarcTreeDepth implements Rule {
    @Override
    public String id() {
        return "dmarc-tree-depth";
    }

    @Override
    public RuleSet set() {
        return RuleSet.STRICT;
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
                                id(),
                                domain.location(),
                                domain.name() + " has " + domain.name().labels().size()
                                        + " labels: receivers go on with its last seven")
                        .advising("give it a policy of its own, or a shorter name"))
                .toList();
    }
}
