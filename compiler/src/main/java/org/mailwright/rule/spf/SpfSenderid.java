package org.mailwright.rule.spf;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A Sender ID record, which was an experiment and is over (RFC 6686). */
public final class SpfSenderid implements Rule {
    private static final String VERSION = "spf2.0/";

    public static final Kind KIND = Kind.warning("spf", "spf-senderid").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.TXT)
                        && record.value().regionMatches(true, 0, VERSION, 0, VERSION.length()))
                .map(record -> Diagnostic.warning(
                                KIND, record.location(), record.owner() + " has a Sender ID record, which nobody reads")
                        .advising("delete the line"))
                .toList();
    }
}
