package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A policy for subdomains below the organisational domain, where nobody reads it (RFC 9989 section 4.7). */
public final class DmarcSpOnSubdomain implements Rule {
    @Override
    public String id() {
        return "dmarc-sp-on-subdomain";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return PolicyRecord.check(evidence, policy -> look(evidence, policy));
    }

    private Optional<Diagnostic> look(Evidence evidence, PolicyRecord policy) {
        String organisation = PolicyRecord.organisation(evidence.names(), policy.domain());
        return policy.value("sp").isPresent() && !organisation.equals(policy.domain()) && !policy.says("psd", "n")
                ? Optional.of(policy.warning(
                                id(),
                                "sp= of " + policy.domain() + " is not read: " + organisation
                                        + " above it has a policy")
                        .advising("say sp at " + organisation + ", or p at each name below"))
                : Optional.empty();
    }
}
