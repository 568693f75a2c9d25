package org.mailwright.rule.tls;

import java.util.List;
import java.util.stream.Stream;
import org.mailwright.artefact.dns.TlsEndpoint;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Severity;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A certificate of a mail host that has ended or soon will (RFC 5280 section 4.1.2.5). */
public final class CertExpiry implements Rule {
    private static final int SOON = 14;

    public static final Kind KIND = Kind.error("tls", "cert-expiry").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return TlsEndpoint.of(evidence.site()).stream()
                .map(TlsEndpoint::host)
                .distinct()
                .flatMap(host -> host.certificates().stream()
                        .flatMap(certificate -> Stream.of(Validity.of(certificate, evidence.today()))
                                .filter(validity -> validity.days() < SOON)
                                .map(validity -> Diagnostic.warning(
                                                KIND,
                                                certificate.location(),
                                                "the certificate " + certificate.file() + " of " + host.name()
                                                        + (validity.days() < 0 ? " ended " : " ends ")
                                                        + validity.words())
                                        .as(
                                                validity.days() < 0 && Verified.is(evidence.site(), host)
                                                        ? Severity.ERROR
                                                        : Severity.WARNING)
                                        .advising("renew it, and put the new one here"))))
                .toList();
    }
}
