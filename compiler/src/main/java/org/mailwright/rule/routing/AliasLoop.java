package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * Addresses of one source that name each other in a circle. Postfix answers 451 for the whole message, good recipients
 * included (measured).
 */
public final class AliasLoop implements Rule {
    public static final Kind KIND = Kind.error("routing", "alias-loop").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Circle.of(evidence.routes())
                .filter(circle -> !circle.isSelf() && !(circle.hasPeople() && circle.hasRoles()))
                .map(circle -> circle.finding(
                                KIND, "alias " + circle.first().address() + " ends in a loop: " + circle.way())
                        .advising("let one of them name a person or a list"))
                .toList();
    }
}
