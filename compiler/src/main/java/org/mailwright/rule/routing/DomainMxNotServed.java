package org.mailwright.rule.routing;

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

/** A hand-written MX that sends the mail of a name to a host of ours which does not know the name: relay access denied. */
public final class DomainMxNotServed implements Rule {
    public static final Kind KIND =
            Kind.error("routing", "domain-mx-not-served").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.names().byHand().stream()
                .filter(record -> record.is(RecordType.MX) && isForeign(evidence, record))
                .flatMap(record -> host(evidence, record).stream().map(host -> finding(record, host)))
                .toList();
    }

    /** A name that we make no MX set for: where we do, the two are compared. */
    private static boolean isForeign(Evidence evidence, ZoneRecord record) {
        return DomainName.parse(record.owner())
                .value()
                .filter(name -> !evidence.site().isOwn(name))
                .isPresent();
    }

    /** The host of ours that the record names, where it listens for mail at all. */
    private static Optional<Host> host(Evidence evidence, ZoneRecord record) {
        return DomainName.parse(record.target())
                .value()
                .flatMap(name -> Optional.ofNullable(evidence.site().hosts().get(name)))
                .filter(Host::takesMail);
    }

    private Diagnostic finding(ZoneRecord record, Host host) {
        return Diagnostic.error(
                        KIND,
                        record.location(),
                        "the MX of " + record.owner() + " is " + host.name() + ", which does not know that domain")
                .seeing(host.location(), "the host")
                .advising("declare the domain under mailwright::domains, or write a null MX: 0 .");
    }
}
