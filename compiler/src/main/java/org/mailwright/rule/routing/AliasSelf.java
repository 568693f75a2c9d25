package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An alias or a forward of Hiera that names itself, where no mailbox could be meant. */
public final class AliasSelf implements Rule {
    public static final Kind KIND = Kind.error("routing", "alias-self").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return Circle.of(evidence.routes())
                .filter(circle -> circle.isSelf() && !circle.hasPeople())
                .map(circle -> circle.finding(KIND, circle.first().address() + " names itself")
                        .advising("remove it from its own targets: there are no mailboxes here"))
                .toList();
    }
}
