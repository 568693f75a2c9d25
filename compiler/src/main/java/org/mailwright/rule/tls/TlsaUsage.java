package org.mailwright.rule.tls;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A TLSA record for SMTP that leaves the decision to a public authority (RFC 7672 section 3.1.3): senders cannot use it. */
public final class TlsaUsage implements Rule {
    public static final Kind KIND = Kind.error("tls", "tlsa-usage").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return TlsaLine.byHand(evidence)
                .filter(line -> line.isSmtp() && line.usage() < TlsaLine.DANE_TA)
                .map(line -> Diagnostic.error(
                                KIND,
                                line.record().location(),
                                line.owner() + " has a TLSA record of usage " + line.usage()
                                        + ", which SMTP does not know")
                        .advising("write 3 1 1 with the SHA-256 of the host's key"))
                .toList();
    }
}
