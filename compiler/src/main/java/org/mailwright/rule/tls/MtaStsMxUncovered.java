package org.mailwright.rule.tls;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A domain that shares our MTA-STS policy, with an MX host that the policy does not name (RFC 8461 section 4.1). */
public final class MtaStsMxUncovered implements Rule {
    private static final String LABEL = "_mta-sts.";

    public static final Kind KIND = Kind.error("tls", "mta-sts-mx-uncovered").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Settings.MtaSts policy = evidence.site().settings().mtaSts();
        Set<String> covered = evidence.site().hosts(Role.MX).stream()
                .map(Host::name)
                .map(name -> name.text())
                .collect(Collectors.toSet());
        return policy.mode() == Settings.MtaSts.Mode.NONE
                ? List.of()
                : evidence.names().byHand().stream()
                        .filter(record ->
                                record.is(RecordType.CNAME) && record.owner().startsWith(LABEL))
                        .filter(record -> isOurs(evidence, record.target()))
                        .flatMap(alias ->
                                uncovered(evidence.names(), alias, covered).map(mx -> finding(alias, mx, policy)))
                        .toList();
    }

    /** True for the name of a policy that is made from the inputs. */
    private static boolean isOurs(Evidence evidence, String target) {
        return target.startsWith(LABEL)
                && evidence.site().domains().values().stream()
                        .anyMatch(domain -> domain.isOurs() && target.equals(LABEL + domain.name()));
    }

    private static Stream<ZoneRecord> uncovered(AuthoritativeData names, ZoneRecord alias, Set<String> covered) {
        return names.at(alias.owner().substring(LABEL.length()), RecordType.MX).stream()
                .filter(mx -> !mx.target().isEmpty() && !covered.contains(mx.target()));
    }

    private Diagnostic finding(ZoneRecord alias, ZoneRecord mx, Settings.MtaSts policy) {
        return Diagnostic.error(
                        KIND,
                        mx.location(),
                        mx.owner() + " has the MX host " + mx.target() + ", which the MTA-STS policy of "
                                + alias.target() + " does not name")
                .seeing(alias.location(), "the policy is shared here")
                .seeing(policy.location(), "the policy")
                .advising("give the domain a policy of its own, or no policy");
    }
}
