package org.mailwright.rule.dkim;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.dns.RecordType;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A private key in a hand-written zone, where everybody can read it. */
public final class DkimPrivateKeyInDns implements Rule {
    @Override
    public String id() {
        return "dkim-private-key-in-dns";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.TXT) && KeyRecord.isPrivate(record))
                .map(record -> Diagnostic.error(id(), record.location(), record.owner() + " publishes a private key")
                        .advising("take it out, and make a new pair: this one is anybody's"))
                .toList();
    }
}
