package org.mailwright.rule.dmarc;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A policy for subdomains below the organisational domain, where nobody reads it (RFC 9989 section 4.7). */
public final class DmarcSpOnSubdomain implements Rule {
    public static final Kind KIND =
            Kind.warning("dmarc", "dmarc-sp-on-subdomain").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return PolicyRecord.check(evidence, policy -> look(evidence, policy));
    }

    private Optional<Diagnostic> look(Evidence evidence, PolicyRecord policy) {
        String organisation = PolicyRecord.organisation(evidence.names(), policy.domain());
        return policy.value("sp").isPresent() && !organisation.equals(policy.domain()) && !policy.says("psd", "n")
                ? Optional.of(policy.warning(
                                KIND,
                                "sp= of " + policy.domain() + " is not read: " + organisation
                                        + " above it has a policy")
                        .advising("say sp at " + organisation + ", or p at each name below"))
                : Optional.empty();
    }
}
