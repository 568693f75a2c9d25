package org.mailwright.rule.tls;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** TLSA records kept by hand of which none fits the certificate of the host (RFC 7672 section 2.1, RFC 7671 section 8). */
public final class TlsaCertMismatch implements Rule {
    public static final Kind KIND = Kind.error("tls", "tlsa-cert-mismatch").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeySet.of(evidence)
                .filter(KeySet::fitsNothing)
                .flatMap(set -> set.strangers(TlsaLine.DANE_EE)
                        .limit(1)
                        .map(line -> Diagnostic.error(
                                        KIND,
                                        line.record().location(),
                                        "no TLSA record at " + set.owner() + " fits the certificate "
                                                + set.certificates().get(0).file() + ", whose key has the SHA-256 "
                                                + set.certificates().get(0).keyDigest())
                                .seeing(set.certificates().get(0).location(), "the certificate")
                                .advising(
                                        "delete the line, since the record is made from the certificate, or declare the"
                                                + " certificate that the host really has")))
                .toList();
    }
}
