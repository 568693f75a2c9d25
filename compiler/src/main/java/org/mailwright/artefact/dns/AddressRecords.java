package org.mailwright.artefact.dns;

import org.mailwright.dns.MailRecord;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Site;

/** Addresses of service names, and those of the mail hosts where the site leaves them to us. */
final class AddressRecords {
    private AddressRecords() {}

    static void addTo(MailRecords records) {
        Site site = records.site();
        for (ServiceName service : ServiceName.of(site)) {
            MailRecords.active(service.hosts(site)).forEach(host -> add(records, service.name(), host));
        }
        if (site.settings().addresses()) {
            site.mailHosts().forEach(host -> add(records, host.name(), host));
        }
    }

    private static void add(MailRecords records, DomainName name, Host host) {
        // submission.onion.example. 3600 IN A 203.0.113.30
        host.addresses()
                .forEach(address ->
                        records.add(name.text(), host.location(), owner -> MailRecord.address(owner, address)));
    }
}
