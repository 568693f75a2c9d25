package org.mailwright.rule.tls;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A TLSA record with a whole certificate or key of a host instead of its digest. */
public final class TlsaMatchingFull implements Rule {
    public static final Kind KIND = Kind.warning("tls", "tlsa-matching-full").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return TlsaLine.byHand(evidence)
                .filter(line -> line.isKnown() && line.usage() == TlsaLine.DANE_EE && line.matching() == TlsaLine.FULL)
                .map(line -> Diagnostic.warning(
                                KIND,
                                line.record().location(),
                                line.owner() + " has " + line.data().length() / 2
                                        + " octets of data in its TLSA record " + line.numbers())
                        .advising("write 3 1 1 with the SHA-256 of the host's key"))
                .toList();
    }
}
