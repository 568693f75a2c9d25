package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A policy that is being tested and asks for nothing: there {@code t=y} has no effect. */
public final class DmarcTestMode implements Rule {
    @Override
    public String id() {
        return "dmarc-test-mode";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return PolicyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(PolicyRecord policy) {

        return policy.says("t", "y") && policy.policy().equals("none")
                ? Optional.of(policy.warning(id(), "t=y of " + policy.domain() + " does nothing: p is none")
                        .advising("take it out, or set p to what is being tested"))
                : Optional.empty();
    }
}
