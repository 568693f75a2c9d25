package org.mailwright.rule.mx;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A mail system with one MX host: while it is down, mail waits with the senders. */
public final class MxSingle implements Rule {
    public static final Kind KIND = Kind.info("mx", "mx-single").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Host> exchangers = evidence.site().hosts(Role.MX).stream()
                .filter(host -> !host.isDraining())
                .toList();
        return exchangers.size() == 1
                ? List.of(Diagnostic.info(
                                KIND,
                                exchangers.get(0).location(),
                                exchangers.get(0).name() + " is the only MX host")
                        .advising("give a second host, elsewhere, the role mx"))
                : List.of();
    }
}
