package org.mailwright.rule.dns;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A record without text, or one that stands there twice and is dropped in silence (RFC 2181 section 5). */
public final class TxtEmptyOrDuplicate implements Rule {
    public static final Kind KIND =
            Kind.warning("dns", "txt-empty-or-duplicate").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Set<String> seen = new HashSet<>();
        return evidence.names().byHand().stream()
                .filter(record ->
                        !seen.add(record.owner() + " " + record.type() + " " + record.value()) || isEmpty(record))
                .map(record -> Diagnostic.warning(
                                KIND,
                                record.location(),
                                record.owner()
                                        + (isEmpty(record)
                                                ? " has an empty TXT record"
                                                : " has this " + record.type() + " record already"))
                        .advising("remove the line"))
                .toList();
    }

    private static boolean isEmpty(ZoneRecord record) {
        return record.is(RecordType.TXT) && record.value().isBlank();
    }
}
