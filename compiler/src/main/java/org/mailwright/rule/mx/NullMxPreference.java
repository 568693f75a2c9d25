package org.mailwright.rule.mx;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.dns.RecordType;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A null MX with a preference other than 0 (RFC 7505 section 3). */
public final class NullMxPreference implements Rule {
    @Override
    public String id() {
        return "null-mx-preference";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.MX))
                .filter(record -> record.target().isEmpty() && record.number(0) != 0)
                .map(record -> Diagnostic.warning(
                                id(),
                                record.location(),
                                "the null MX of " + record.owner() + " has the preference " + record.number(0))
                        .advising("write MX 0 ."))
                .toList();
    }
}
