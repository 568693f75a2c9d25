package org.mailwright.rule.mx;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written MX record that sends mail to a host of ours that takes none from the internet. */
public final class MxHostRole implements Rule {
    public static final Kind KIND = Kind.error("mx", "mx-host-role").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.MX))
                .flatMap(record -> host(evidence, record).stream()
                        .filter(host -> !host.takesMail())
                        .map(host -> Diagnostic.error(
                                        KIND,
                                        record.location(),
                                        "the MX of " + record.owner() + " is " + host.name()
                                                + ", which takes no mail from the internet")
                                .seeing(host.location(), "the host")
                                .advising("name a host with the role mx, or give this one a role that takes mail")))
                .toList();
    }

    private static Optional<Host> host(Evidence evidence, ZoneRecord record) {
        return DomainName.parse(record.target())
                .value()
                .flatMap(name -> Optional.ofNullable(evidence.site().hosts().get(name)));
    }
}
