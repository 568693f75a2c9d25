package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.RoutingKinds;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** MX hosts that take mail for addresses outside, and no SRS host that could send it there. */
public final class SrsHostMissing implements Rule {
    @Override
    public Kind kind() {
        return RoutingKinds.SRS_HOST_MISSING;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Host> exchangers = evidence.site().hosts(Role.MX);
        if (exchangers.isEmpty() || !evidence.site().hosts(Role.SRS).isEmpty()) {
            return List.of();
        }
        return evidence.routes().entries().values().stream()
                .filter(entry -> !evidence.routes().outside(entry).isEmpty())
                .limit(1)
                .map(entry -> Diagnostic.error(
                                RoutingKinds.SRS_HOST_MISSING,
                                exchangers.get(0).location(),
                                "there is no SRS host, so mail for " + entry.address() + " and its like cannot leave")
                        .seeing(entry.location(), "a forward to the outside")
                        .advising("give a host the role srs; on a small site the MX host itself"))
                .toList();
    }
}
