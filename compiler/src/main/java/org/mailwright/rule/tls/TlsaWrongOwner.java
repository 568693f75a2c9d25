package org.mailwright.rule.tls;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A TLSA record at a name that no client asks for: no port in front, or the mail domain instead of its MX host. */
public final class TlsaWrongOwner implements Rule {
    public static final Kind KIND = Kind.error("tls", "tlsa-wrong-owner").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        AuthoritativeData names = evidence.names();
        Set<String> shared = names.all()
                .filter(record -> record.is(RecordType.CNAME))
                .map(ZoneRecord::target)
                .collect(Collectors.toSet());
        return TlsaLine.byHand(evidence)
                // Aliases may lead many ports to one set (RFC 7671 section 6), also from zones that are not ours.
                .filter(line -> line.port().isEmpty() && !shared.contains(line.owner()) && !isShared(line.owner())
                        || line.isSmtp() && isMailDomain(names, line.base().orElse("")))
                .map(line -> Diagnostic.error(
                                KIND, line.record().location(), "nobody looks for a TLSA record at " + line.owner())
                        .advising(
                                "name the port and the host that answers there: _25._tcp. and the name of the MX host"))
                .toList();
    }

    /** The customary name of a set that aliases lead to. */
    private static boolean isShared(String owner) {
        return owner.startsWith("_dane.") || owner.startsWith("_tlsa.");
    }

    /** True for a name whose mail goes to others, and that has no address itself. */
    private static boolean isMailDomain(AuthoritativeData names, String name) {
        return names.isWhole(name)
                && !names.at(name, RecordType.MX).isEmpty()
                && names.at(name, RecordType.A).isEmpty()
                && names.at(name, RecordType.AAAA).isEmpty();
    }
}
