package org.mailwright.rule.mx;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A null MX with a preference other than 0 (RFC 7505 section 3). */
public final class NullMxPreference implements Rule {
    public static final Kind KIND = Kind.warning("mx", "null-mx-preference").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.MX))
                .filter(record -> record.target().isEmpty() && record.number(0) != 0)
                .map(record -> Diagnostic.warning(
                                KIND,
                                record.location(),
                                "the null MX of " + record.owner() + " has the preference " + record.number(0))
                        .advising("write MX 0 ."))
                .toList();
    }
}
