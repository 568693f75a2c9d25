package org.mailwright.rule.dkim;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A private key in a hand-written zone, where everybody can read it. */
public final class DkimPrivateKeyInDns implements Rule {
    public static final Kind KIND =
            Kind.error("dkim", "dkim-private-key-in-dns").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.TXT) && KeyRecord.isPrivate(record))
                .map(record -> Diagnostic.error(KIND, record.location(), record.owner() + " publishes a private key")
                        .advising("take it out, and make a new pair: this one is anybody's"))
                .toList();
    }
}
