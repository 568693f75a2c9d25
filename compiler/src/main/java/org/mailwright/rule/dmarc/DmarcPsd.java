package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A hand-written policy that calls a domain of ours a public suffix: the names below it are strangers to each other then. */
public final class DmarcPsd implements Rule {
    public static final Kind KIND = Kind.error("dmarc", "dmarc-psd").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return PolicyRecord.checkByHand(evidence, this::look);
    }

    private Optional<Diagnostic> look(PolicyRecord policy) {

        return policy.says("psd", "y")
                ? Optional.of(policy.error(
                                KIND,
                                "psd=y makes " + policy.domain()
                                        + " a public suffix, and each name below it a stranger")
                        .advising("take it out: it is for registries"))
                : Optional.empty();
    }
}
