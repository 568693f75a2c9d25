package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A circle over both sources: an alias of Hiera, which MX hosts resolve, and a forward of the directory, which SRS hosts
 * do. Where each host has its own half, no Postfix sees the circle, and mail goes round until its hops are counted
 * (postconf(5), hopcount_limit).
 */
public final class AliasLoopCrossHost implements Rule {
    public static final Kind KIND =
            Kind.warning("routing", "alias-loop-cross-host").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Circle.of(evidence.routes())
                .filter(circle -> !circle.isSelf() && circle.hasPeople() && circle.hasRoles())
                .map(circle -> circle.finding(
                                KIND,
                                circle.first().address() + " ends in a loop through Hiera and the directory: "
                                        + circle.way())
                        .advising(
                                "let the person forward to an address elsewhere, or let the alias name somebody else"))
                .toList();
    }
}
