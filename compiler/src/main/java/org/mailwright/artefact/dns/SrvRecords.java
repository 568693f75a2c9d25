package org.mailwright.artefact.dns;

import org.mailwright.diagnostic.Location;
import org.mailwright.dns.MailRecord;
import org.mailwright.model.Host;
import org.mailwright.model.Role;

/** Where mail programs submit (RFC 6186, RFC 8314 section 5.1): implicit TLS first, STARTTLS after it. */
final class SrvRecords {
    private static final int FIRST = 0;
    private static final int SECOND = 10;

    private SrvRecords() {}

    static void addTo(MailRecords records) {
        records.site().peoplesDomains().forEach(domain -> {
            for (Host host : records.active(Role.SUBMISSION)) {
                add(records, domain.name().text(), domain.location(), host);
                add(records, domain.name().text(), host.location(), host);
            }
        });
    }

    private static void add(MailRecords records, String domain, Location cause, Host host) {
        // _submissions._tcp.onion.example. 3600 IN SRV 0 1 465 submit-01.onion.example.
        records.add("_submissions._tcp." + domain, cause, owner -> MailRecord.srv(owner, FIRST, 1, 465, host.name()));
        // _submission._tcp.onion.example. 3600 IN SRV 10 1 587 submit-01.onion.example.
        records.add("_submission._tcp." + domain, cause, owner -> MailRecord.srv(owner, SECOND, 1, 587, host.name()));
    }
}
