package org.mailwright.rule.mx;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.dns.RecordType;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A name with the same host twice in its MX set. */
public final class MxDuplicate implements Rule {
    public static final Kind KIND = Kind.info("mx", "mx-duplicate").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Set<String> seen = new HashSet<>();
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.MX))
                .filter(record -> !seen.add(record.owner() + " " + record.target()))
                .map(record -> Diagnostic.info(
                                KIND,
                                record.location(),
                                record.target() + " is an MX of " + record.owner() + " already")
                        .advising("keep the record with the lower preference"))
                .toList();
    }
}
