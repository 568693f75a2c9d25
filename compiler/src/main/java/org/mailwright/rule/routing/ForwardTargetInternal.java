package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.route.Entry;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A forward in the directory that stays inside: mail takes the way of the other address, and whoever looks at the directory
 * does not see where it ends.
 */
public final class ForwardTargetInternal implements Rule {
    public static final Kind KIND =
            Kind.warning("routing", "forward-target-internal").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.routes().entries().entrySet().stream()
                .filter(known -> known.getValue().kind() == Entry.Kind.ACCOUNT)
                .flatMap(known -> known.getValue().targets().stream()
                        .filter(target -> !evidence.routes().isOutside(target.address())
                                && evidence.routes().standing(target.address()).isAccepted())
                        .map(target -> Diagnostic.warning(
                                        KIND,
                                        target.location(),
                                        known.getKey() + " forwards to " + target.address()
                                                + ", which is an address of ours")
                                .advising("let the person forward to an address elsewhere")))
                .toList();
    }
}
