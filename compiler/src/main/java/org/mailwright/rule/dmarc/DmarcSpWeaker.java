package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A policy that asks for less below the domain than at it. */
public final class DmarcSpWeaker implements Rule {
    public static final Kind KIND = Kind.warning("dmarc", "dmarc-sp-weaker").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return PolicyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(PolicyRecord policy) {

        Optional<String> weak = weak(policy, "sp").or(() -> weak(policy, "np"));
        return weak.map(tag -> policy.warning(
                        KIND, "the DMARC policy of " + policy.domain() + " asks for less below it: " + tag)
                .advising("leave sp out, and set np to reject: any name may be made up"));
    }

    private static Optional<String> weak(PolicyRecord policy, String tag) {
        return policy.value(tag)
                .filter(value -> PolicyRecord.isWeaker(value, policy.policy()))
                .map(value -> tag + "=" + value + ", p=" + policy.policy());
    }
}
