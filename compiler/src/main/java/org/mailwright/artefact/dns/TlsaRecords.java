package org.mailwright.artefact.dns;

import java.util.stream.Stream;
import org.mailwright.dns.MailRecord;
import org.mailwright.model.HostCertificate;
import org.mailwright.model.ZoneSettings;

/**
 * The keys of every mail host and port, present and next (RFC 7672, RFC 7671 section 8.1). Only in signed zones: elsewhere
 * nobody believes them (RFC 7672 section 2.2). A service name has the keys of all its hosts, since any may answer.
 */
final class TlsaRecords {
    private TlsaRecords() {}

    static void addTo(MailRecords records) {
        TlsEndpoint.of(records.site()).stream()
                .filter(endpoint -> records.zoneOf(endpoint.owner())
                        .filter(ZoneSettings::dnssec)
                        .isPresent())
                .forEach(endpoint ->
                        endpoint.host().certificates().forEach(certificate -> add(records, endpoint, certificate)));
    }

    private static void add(MailRecords records, TlsEndpoint endpoint, HostCertificate certificate) {
        // _25._tcp.mx-01.onion.example. 3600 IN TLSA 3 1 1 9f2c…
        Stream.concat(Stream.of(certificate.keyDigest()), certificate.nextKeyDigest().stream())
                .forEach(digest ->
                        records.add(endpoint.owner(), certificate.location(), name -> MailRecord.tlsa(name, digest)));
    }
}
