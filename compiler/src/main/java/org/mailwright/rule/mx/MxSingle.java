package org.mailwright.rule.mx;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;
import org.mailwright.rule.RuleSet;

/** A mail system with one MX host: while it is down, mail waits with the senders. */
public final class MxSingle implements Rule {
    @Override
    public String id() {
        return "mx-single";
    }

    @Override
    public RuleSet set() {
        return RuleSet.STRICT;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Host> exchangers = evidence.site().hosts(Role.MX).stream()
                .filter(host -> !host.isDraining())
                .toList();
        return exchangers.size() == 1
                ? List.of(Diagnostic.info(
                                id(),
                                exchangers.get(0).location(),
                                exchangers.get(0).name() + " is the only MX host")
                        .advising("give a second host, elsewhere, the role mx"))
                : List.of();
    }
}
