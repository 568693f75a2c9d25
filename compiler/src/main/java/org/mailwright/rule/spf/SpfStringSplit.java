package org.mailwright.rule.spf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.flow.SpfRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written SPF record two of whose terms have no blank between them where its strings are joined. */
public final class SpfStringSplit implements Rule {
    private static final String VERSION = "v=spf1";

    public static final Kind KIND = Kind.error("spf", "spf-string-split").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.TXT))
                .flatMap(record -> glue(record).stream()
                        .map(glue -> Diagnostic.error(
                                        KIND,
                                        record.location(),
                                        "the SPF record of " + record.owner() + " has no blank between " + glue.left()
                                                + " and " + glue.right())
                                .advising("end the first string with a blank: strings are joined without one")))
                .toList();
    }

    private static Optional<Glue> glue(ZoneRecord record) {
        String text = record.value();
        if (SpfRecord.is(text)) {
            return SpfRecord.of(text).faults().stream()
                    .flatMap(fault -> Glue.of(fault.term()).stream())
                    .findFirst();
        }
        boolean begins = text.regionMatches(true, 0, VERSION, 0, VERSION.length());
        return begins
                ? Stream.of(text.split(" ", 2)[0])
                        .flatMap(word -> Glue.of(word).stream())
                        .findFirst()
                : Optional.empty();
    }
}
