package org.mailwright.rule.address;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.Address;
import org.mailwright.route.Standing;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** The contact in a zone's SOA record (RFC 1035 section 3.3.13), an address of ours that reaches nobody. */
public final class ReservedHostmasterMissing implements Rule {
    public static final Kind KIND =
            Kind.warning("address", "reserved-hostmaster-missing").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.type().equals("SOA"))
                .flatMap(record -> contact(record)
                        .filter(address ->
                                evidence.site().domain(address.domain()).isPresent()
                                        && evidence.routes().standing(address).answer() == Standing.Answer.UNKNOWN)
                        .map(address -> finding(record, address))
                        .stream())
                .toList();
    }

    private Diagnostic finding(ZoneRecord soa, Address contact) {
        return Diagnostic.warning(
                        KIND,
                        soa.location(),
                        "the contact of the zone " + soa.owner() + " is " + contact + ", which reaches nobody")
                .advising("declare " + contact.local() + " under mailwright::aliases, or name another contact");
    }

    /** RNAME: the first dot that is not escaped stands for the @ (RFC 1035 section 8). */
    private static Optional<Address> contact(ZoneRecord soa) {
        String[] fields = soa.value().split("\\s+");
        String[] name = fields.length < 2 ? new String[0] : fields[1].split("(?<!\\\\)\\.", 2);
        return name.length < 2
                ? Optional.empty()
                : Address.parse(name[0].replace("\\", "") + "@" + name[1].replaceFirst("\\.$", ""))
                        .value();
    }
}
