package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.RoleNames;
import org.mailwright.route.Standing;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * postmaster@ of the primary domain that reaches nobody (RFC 5321 section 4.5.1): every other domain of ours falls back on
 * it.
 */
public final class ReservedPostmasterMissing implements Rule {
    public static final Kind KIND =
            Kind.error("routing", "reserved-postmaster-missing").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Address postmaster = new Address(RoleNames.POSTMASTER, evidence.site().primary());
        if (evidence.routes().standing(postmaster).answer() != Standing.Answer.UNKNOWN) {
            return List.of();
        }
        Domain primary = evidence.site().domain(postmaster.domain()).orElseThrow();
        return List.of(Diagnostic.error(
                        KIND,
                        primary.location(),
                        postmaster + " reaches nobody, and so does postmaster of every other domain of ours")
                .advising("declare postmaster under mailwright::aliases"));
    }
}
