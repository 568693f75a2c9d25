package org.mailwright.rule.routing;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** Bounces of forwarded mail that our MX set for them leads to a host which takes none from strangers. */
public final class SrsDomainNotAccepted implements Rule {
    public static final Kind KIND =
            Kind.error("routing", "srs-domain-not-accepted").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Settings.Srs srs = evidence.site().settings().srs();
        if (evidence.site().hosts(Role.SRS).isEmpty()
                || evidence.site().domain(srs.rewriteTo()).isPresent()) {
            return List.of();
        }
        return evidence.names().at(srs.rewriteTo().text(), RecordType.MX).stream()
                .flatMap(record -> closed(evidence, record).stream())
                .sorted()
                .limit(1)
                .map(host -> Diagnostic.error(
                                KIND,
                                srs.location(),
                                "bounces to " + srs.rewriteTo() + " come to " + host
                                        + ", which takes mail from our MX hosts only")
                        .advising(
                                "rewrite senders into a name of its own, which has the MX hosts: leave out rewrite_to"))
                .toList();
    }

    private static Optional<DomainName> closed(Evidence evidence, ZoneRecord record) {
        return DomainName.parse(record.target())
                .value()
                .flatMap(name -> Optional.ofNullable(evidence.site().hosts().get(name)))
                .filter(host -> !host.is(Role.MX))
                .map(Host::name);
    }
}
