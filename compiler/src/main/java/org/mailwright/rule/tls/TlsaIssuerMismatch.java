package org.mailwright.rule.tls;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Severity;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A TLSA record that names an issuer which the host's chain of certificates does not have (RFC 7671 section 5.2). */
public final class TlsaIssuerMismatch implements Rule {
    public static final Kind KIND = Kind.error("tls", "tlsa-issuer-mismatch").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return KeySet.of(evidence)
                .flatMap(
                        set -> set.strangers(TlsaLine.DANE_TA)
                                .map(
                                        line -> Diagnostic.error(
                                                        KIND,
                                                        line.record().location(),
                                                        "the issuer that " + line.owner() + " TLSA " + line.numbers()
                                                                + " names is not in the chain of "
                                                                + set.certificates()
                                                                        .get(0)
                                                                        .file())
                                                .as(set.fitsNothing() ? Severity.ERROR : Severity.WARNING)
                                                .seeing(
                                                        set.certificates()
                                                                .get(0)
                                                                .location(),
                                                        "the certificate and its issuers")
                                                .advising(
                                                        "delete the line: authorities change their intermediates, 3 1 1 depends on none")))
                .toList();
    }
}
