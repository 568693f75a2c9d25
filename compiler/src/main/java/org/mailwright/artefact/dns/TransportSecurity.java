package org.mailwright.artefact.dns;

import java.util.stream.Stream;
import org.mailwright.dns.MailRecord;
import org.mailwright.dns.MtaStsPolicy;
import org.mailwright.dns.TlsRptText;
import org.mailwright.model.Domain;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/** What senders are told about TLS of the MX hosts: the MTA-STS policy's id (RFC 8461) and where reports go (RFC 8460). */
final class TransportSecurity {
    private TransportSecurity() {}

    static void addTo(MailRecords records) {
        Site site = records.site();
        Settings.TlsRpt reports = site.settings().tlsRpt();
        // The same policy file serves every domain: one id.
        String policy = MtaStsPolicy.record(site);
        policyDomains(site).forEach(domain -> {
            // _mta-sts.onion.example. 3600 IN TXT "v=STSv1; id=5f0c…"
            records.add(
                    "_mta-sts." + domain.name(),
                    site.settings().mtaSts().location(),
                    owner -> MailRecord.txt(owner, policy));
        });
        if (!reports.rua().isEmpty()) {
            // _smtp._tls.onion.example. 3600 IN TXT "v=TLSRPTv1; rua=mailto:tlsrpt@onion.example"
            received(site)
                    .forEach(domain -> records.add(
                            "_smtp._tls." + domain.name(),
                            reports.location(),
                            owner -> MailRecord.txt(owner, TlsRptText.of(reports))));
        }
    }

    /** The domains with an MTA-STS policy: none without a host that serves it, since its record alone says nothing. */
    static Stream<Domain> policyDomains(Site site) {
        Settings.MtaSts settings = site.settings().mtaSts();
        boolean published =
                settings.mode() != Settings.MtaSts.Mode.NONE && settings.web().isPresent();
        return published ? received(site) : Stream.empty();
    }

    /** Declared domains whose MX set is ours; node names are too many for a policy each. */
    private static Stream<Domain> received(Site site) {
        return site.domains().values().stream()
                .filter(domain -> domain.isOurs() && domain.origin() != Domain.Origin.NODE);
    }
}
