package org.mailwright.rule.mx;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An MX record for every name that does not exist (RFC 4592): each typing error becomes a mail domain of ours. */
public final class WildcardMx implements Rule {
    public static final Kind KIND = Kind.warning("mx", "wildcard-mx").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.MX) && record.owner().startsWith("*."))
                .filter(record -> !record.target().isEmpty())
                .map(record -> Diagnostic.warning(
                                KIND,
                                record.location(),
                                record.owner() + " has an MX: every name below "
                                        + record.owner().substring(2) + " takes mail")
                        .advising("write an MX for each name that has mail; DMARC's np= needs names that do not exist"))
                .toList();
    }
}
