package org.mailwright.rule.ptr;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.model.Host;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A host that sends on IPv6 while its name has IPv4 addresses only: half of its mail comes from an unconfirmed address. */
public final class Ipv6Partial implements Rule {
    public static final Kind KIND = Kind.warning("ptr", "ipv6-partial").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.site()
                .mailHosts()
                .filter(EnvelopeDomains::sendsDirectly)
                .flatMap(host -> halfNamed(evidence.names(), host)
                        .map(record -> Diagnostic.warning(
                                        KIND,
                                        record.location(),
                                        host.name() + " sends on IPv6 too, and its name has no AAAA record")
                                .seeing(host.location(), "the host")
                                .advising("add the AAAA record, or leave the address out of mailwright::host"))
                        .stream())
                .toList();
    }

    /** The A record of a host that lacks the AAAA beside it. */
    private static Optional<ZoneRecord> halfNamed(AuthoritativeData names, Host host) {
        String name = host.name().text();
        boolean sends = host.sendsFrom().isEmpty() && host.addresses().stream().anyMatch(address -> address.isIpv6());
        return names.at(name, RecordType.A).stream()
                .filter(record -> sends
                        && names.isWhole(name)
                        && names.at(name, RecordType.AAAA).isEmpty())
                .findFirst();
    }
}
