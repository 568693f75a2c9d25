package org.mailwright.artefact.dns;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.dns.MailRecord;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.HostCertificate;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.model.ZoneSettings;

/**
 * The keys of every mail host and port, present and next (RFC 7672, RFC 7671 section 8.1). Only in signed zones: elsewhere
 * nobody believes them (RFC 7672 section 2.2). A service name has the keys of all its hosts, since any may answer.
 */
final class TlsaRecords {
    private static final Set<Role> SMTP = EnumSet.of(Role.MX, Role.SRS, Role.RELAY, Role.LISTS);
    private static final List<Integer> SMTP_PORT = List.of(25);
    /** Implicit TLS and STARTTLS (RFC 8314). */
    private static final List<Integer> SUBMISSION_PORTS = List.of(465, 587);

    private final MailRecords records;

    private TlsaRecords(MailRecords records) {
        this.records = records;
    }

    static void addTo(MailRecords records) {
        TlsaRecords tlsa = new TlsaRecords(records);
        Site site = records.site();
        Set<DomainName> serving = serving(site);
        for (Host host : site.hosts().values()) {
            if (host.roles().stream().anyMatch(SMTP::contains) || serving.contains(host.name())) {
                tlsa.add(host.name(), SMTP_PORT, host);
            }
            if (host.is(Role.SUBMISSION)) {
                tlsa.add(host.name(), SUBMISSION_PORTS, host);
            }
        }
        for (ServiceName service : ServiceName.of(site)) {
            List<Integer> ports = service.role() == Role.SUBMISSION ? SUBMISSION_PORTS : SMTP_PORT;
            service.hosts(site).forEach(host -> tlsa.add(service.name(), ports, host));
        }
    }

    /** The hosts that a domain's mail goes to, from the world or from the MX hosts: they ask for DANE too. */
    private static Set<DomainName> serving(Site site) {
        return site.domains(Domain.Use.SERVED)
                .flatMap(domain -> domain.servedBy().stream())
                .collect(Collectors.toSet());
    }

    private void add(DomainName name, List<Integer> ports, Host host) {
        for (HostCertificate certificate : host.certificates()) {
            Stream<String> digests =
                    Stream.concat(Stream.of(certificate.keyDigest()), certificate.nextKeyDigest().stream());
            digests.forEach(digest -> ports.forEach(port -> add("_" + port + "._tcp." + name, certificate, digest)));
        }
    }

    private void add(String owner, HostCertificate certificate, String digest) {
        if (records.zoneOf(owner).filter(ZoneSettings::dnssec).isPresent()) {
            // _25._tcp.mx-01.onion.example. 3600 IN TLSA 3 1 1 9f2c…
            records.add(owner, certificate.location(), name -> MailRecord.tlsa(name, digest));
        }
    }
}
