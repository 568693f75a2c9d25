package org.mailwright.rule.tls;

import java.util.List;
import java.util.stream.Stream;
import org.mailwright.artefact.dns.TlsEndpoint;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.dns.RecordType;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A certificate that will soon be replaced, with its key in TLSA records and no next key declared (RFC 7671 section 8.1). */
public final class TlsaRolloverMissing implements Rule {
    private static final int SOON = 30;

    public static final Kind KIND =
            Kind.warning("tls", "tlsa-rollover-missing").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return TlsEndpoint.of(evidence.site()).stream()
                .filter(endpoint ->
                        !evidence.names().at(endpoint.owner(), RecordType.TLSA).isEmpty())
                .map(TlsEndpoint::host)
                .distinct()
                .flatMap(host -> host.certificates().stream())
                .filter(certificate -> certificate.nextKeyDigest().isEmpty())
                .flatMap(certificate -> Stream.of(Validity.of(certificate, evidence.today()))
                        .filter(validity -> validity.days() >= 0 && validity.days() < SOON)
                        .map(validity -> Diagnostic.warning(
                                        KIND,
                                        certificate.location(),
                                        "the certificate " + certificate.file() + " ends " + validity.words()
                                                + ", and no next_key is declared")
                                .advising(
                                        "make the next key, declare its public key as next_key, and let two times the TTL"
                                                + " pass before the host uses it")))
                .toList();
    }
}
