package org.mailwright.rule.ptr;

import java.util.List;
import java.util.stream.Stream;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.rule.Evidence;

/**
 * An address that mail of ours reaches the internet from, and its names in our reverse zones (RFC 1035 section 3.5).
 *
 * @param pointers its PTR records; of a classless zone (RFC 2317) those behind the alias
 */
record Egress(Host host, IpAddress address, List<ZoneRecord> pointers) {

    /** The addresses in reverse zones of ours. */
    static Stream<Egress> of(Evidence evidence) {
        return evidence.site()
                .mailHosts()
                .filter(EnvelopeDomains::sendsDirectly)
                .flatMap(host -> host.sendingAddresses().stream()
                        .filter(address -> evidence.names().holds(address.reverseName()))
                        .map(address -> new Egress(host, address, pointers(evidence.names(), address))));
    }

    private static List<ZoneRecord> pointers(AuthoritativeData names, IpAddress address) {
        List<ZoneRecord> aliases = names.at(address.reverseName(), RecordType.CNAME);
        String owner =
                aliases.isEmpty() ? address.reverseName() : aliases.get(0).target();
        return names.at(owner, RecordType.PTR);
    }

    /** True where an alias leads the question to a zone that we do not have. */
    boolean isElsewhere(AuthoritativeData names) {
        return names.at(address.reverseName(), RecordType.CNAME).stream()
                .anyMatch(alias -> !names.holds(alias.target()));
    }

    /** True for a name that does not have the address; that a host's own name lacks addresses is another finding. */
    boolean leadsElsewhere(AuthoritativeData names, ZoneRecord pointer) {
        RecordType family = address.isIpv6() ? RecordType.AAAA : RecordType.A;
        boolean own =
                host.name().text().equals(pointer.target()) && host.addresses().contains(address);
        return names.isWhole(pointer.target())
                && !own
                && names.at(pointer.target(), family).stream()
                        .noneMatch(record -> record.value().equals(address.text()));
    }
}
