package org.mailwright.artefact.dns;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mailwright.diagnostic.Location;
import org.mailwright.dns.MailRecord;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/** Who takes mail for a name: the MX hosts, the SRS hosts, the hosts that serve it, or nobody (RFC 5321, RFC 7505). */
final class MxSets {
    private final MailRecords records;
    /** Names that have their set: the way to the SRS hosts comes first, then what is declared. */
    private final Set<DomainName> done = new TreeSet<>();

    private MxSets(MailRecords records) {
        this.records = records;
    }

    static void addTo(MailRecords records) {
        MxSets sets = new MxSets(records);
        Site site = records.site();
        Settings.Srs srs = site.settings().srs();
        List<Host> exchangers = records.active(Role.MX);
        if (!site.hosts(Role.SRS).isEmpty()) {
            sets.add(srs.hosts(), srs.location(), records.active(Role.SRS));
        }
        site.domains().values().forEach(domain -> sets.addDomain(domain, exchangers));
        if (!site.hosts(Role.SRS).isEmpty()) {
            sets.add(srs.rewriteTo(), srs.location(), exchangers);
        }
        ServiceName.of(site).forEach(service -> sets.addNobody(service.name(), service.location()));
    }

    private void addDomain(Domain domain, List<Host> exchangers) {
        if (domain.is(Domain.Use.NONE)) {
            addNobody(domain.name(), domain.location());
        } else {
            add(domain.name(), domain.location(), domain.isOurs() ? exchangers : serving(domain));
        }
    }

    private List<Host> serving(Domain domain) {
        return MailRecords.active(domain.servedBy().stream()
                .flatMap(name -> Optional.ofNullable(records.site().hosts().get(name)).stream())
                .toList());
    }

    private void add(DomainName name, Location cause, List<Host> hosts) {
        if (done.add(name)) {
            for (Host host : hosts) {
                // onion.example. 3600 IN MX 10 mx-01.onion.example.
                records.add(name.text(), cause, owner -> MailRecord.mx(owner, host.preference(), host.name()));
                records.add(
                        name.text(), host.location(), owner -> MailRecord.mx(owner, host.preference(), host.name()));
            }
        }
    }

    private void addNobody(DomainName name, Location cause) {
        if (done.add(name)) {
            // parked.example. 3600 IN MX 0 .
            records.add(name.text(), cause, MailRecord::nullMx);
        }
    }
}
