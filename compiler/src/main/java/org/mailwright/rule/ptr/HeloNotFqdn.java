package org.mailwright.rule.ptr;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.model.Host;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A sending host whose name does not resolve: it says a name in HELO that is none (RFC 5321 section 2.3.5), which
 * receivers refuse (postconf(5), reject_unknown_helo_hostname). Hosts in an MX or SRV set have a finding of their own.
 */
public final class HeloNotFqdn implements Rule {
    public static final Kind KIND = Kind.error("ptr", "helo-not-fqdn").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Set<String> pointedTo = evidence.names()
                .all()
                .filter(record -> record.is(RecordType.MX) || record.is(RecordType.SRV))
                .map(ZoneRecord::target)
                .collect(Collectors.toSet());
        return evidence.site()
                .mailHosts()
                .filter(EnvelopeDomains::sendsDirectly)
                .filter(host -> !pointedTo.contains(host.name().text()) && isNameless(evidence.names(), host))
                .map(host -> Diagnostic.error(
                                KIND,
                                host.location(),
                                host.name() + " says its name in HELO, and the name has no address")
                        .seeing(Location.file(file(evidence, host)), "the zone")
                        .advising("add its A and AAAA records, or set mailwright::dns: {addresses: true}"))
                .toList();
    }

    private static String file(Evidence evidence, Host host) {
        return evidence.names()
                .zoneOf(host.name().text())
                .flatMap(zone -> zone.file())
                .orElse("");
    }

    private static boolean isNameless(AuthoritativeData names, Host host) {
        String name = host.name().text();
        return !host.addresses().isEmpty()
                && names.isWhole(name)
                && names.at(name).stream()
                        .noneMatch(record ->
                                record.is(RecordType.A) || record.is(RecordType.AAAA) || record.is(RecordType.CNAME));
    }
}
