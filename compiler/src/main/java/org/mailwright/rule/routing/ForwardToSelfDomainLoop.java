package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A person's forward to their own address of ours, be it in an alias domain, with an extension or in other case. */
public final class ForwardToSelfDomainLoop implements Rule {
    public static final Kind KIND =
            Kind.warning("routing", "forward-to-self-domain-loop").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Circle.of(evidence.routes())
                .filter(circle -> circle.isSelf() && circle.hasPeople())
                .map(circle -> circle.finding(
                                KIND, "the forward of " + circle.first().address() + " leads back to it")
                        .advising("let the person name a mailbox elsewhere"))
                .toList();
    }
}
