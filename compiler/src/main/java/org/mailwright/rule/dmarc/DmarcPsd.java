package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written policy that calls a domain of ours a public suffix: the names below it are strangers to each other then. */
public final class DmarcPsd implements Rule {
    @Override
    public String id() {
        return "dmarc-psd";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return PolicyRecord.checkByHand(evidence, this::look);
    }

    private Optional<Diagnostic> look(PolicyRecord policy) {

        return policy.says("psd", "y")
                ? Optional.of(policy.error(
                                id(),
                                "psd=y makes " + policy.domain()
                                        + " a public suffix, and each name below it a stranger")
                        .advising("take it out: it is for registries"))
                : Optional.empty();
    }
}
