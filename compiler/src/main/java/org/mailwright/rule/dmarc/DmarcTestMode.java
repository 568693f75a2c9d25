package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A policy that is being tested and asks for nothing: there {@code t=y} has no effect. */
public final class DmarcTestMode implements Rule {
    public static final Kind KIND = Kind.warning("dmarc", "dmarc-test-mode").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return PolicyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(PolicyRecord policy) {

        return policy.says("t", "y") && policy.policy().equals("none")
                ? Optional.of(policy.warning(KIND, "t=y of " + policy.domain() + " does nothing: p is none")
                        .advising("take it out, or set p to what is being tested"))
                : Optional.empty();
    }
}
