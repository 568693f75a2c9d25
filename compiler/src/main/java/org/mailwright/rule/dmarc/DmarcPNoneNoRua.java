package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A policy that asks for nothing and has no reports: it does nothing. */
public final class DmarcPNoneNoRua implements Rule {
    public static final Kind KIND = Kind.warning("dmarc", "dmarc-p-none-no-rua").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return PolicyRecord.check(evidence, this::look);
    }

    private Optional<Diagnostic> look(PolicyRecord policy) {

        return policy.says("p", "none") && policy.value("rua").isEmpty()
                ? Optional.of(policy.warning(
                                KIND,
                                "the DMARC policy of " + policy.domain() + " asks for nothing and gets no reports")
                        .advising("say where reports go (rua), or ask for something (p)"))
                : Optional.empty();
    }
}
