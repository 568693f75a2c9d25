package org.mailwright.rule.mx;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.dns.RecordType;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;
import org.mailwright.rule.RuleSet;

/** A name with the same host twice in its MX set. */
public final class MxDuplicate implements Rule {
    @Override
    public String id() {
        return "mx-duplicate";
    }

    @Override
    public RuleSet set() {
        return RuleSet.STRICT;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Set<String> seen = new HashSet<>();
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.MX))
                .filter(record -> !seen.add(record.owner() + " " + record.target()))
                .map(record -> Diagnostic.info(
                                id(),
                                record.location(),
                                record.target() + " is an MX of " + record.owner() + " already")
                        .advising("keep the record with the lower preference"))
                .toList();
    }
}
