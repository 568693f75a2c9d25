package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** One SRS host beside MX hosts of their own: while it is down, no forward leaves. */
public final class SrsSingleHost implements Rule {
    public static final Kind KIND =
            Kind.info("routing", "srs-single-host").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Host> hosts = evidence.site().hosts(Role.SRS);
        if (hosts.size() != 1 || hosts.get(0).is(Role.MX)) {
            return List.of();
        }
        long forwards = evidence.routes().entries().values().stream()
                .filter(entry -> entry.targets().stream()
                        .anyMatch(target -> evidence.routes().isOutside(target.address())))
                .count();
        Host host = hosts.get(0);
        return forwards == 0
                ? List.of()
                : List.of(Diagnostic.info(
                                KIND,
                                host.location(),
                                (forwards == 1 ? "the only forward depends" : "all " + forwards + " forwards depend")
                                        + " on " + host.name())
                        .advising("give a second host the role srs"));
    }
}
