package org.mailwright.rule.address;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.model.RoleNames;
import org.mailwright.route.Standing;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** abuse@ of the primary domain that reaches nobody (RFC 2142 section 4): every other domain of ours falls back on it. */
public final class ReservedAbuseMissing implements Rule {
    public static final Kind KIND =
            Kind.warning("address", "reserved-abuse-missing").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Address abuse = new Address(RoleNames.ABUSE, evidence.site().primary());
        if (evidence.routes().standing(abuse).answer() != Standing.Answer.UNKNOWN) {
            return List.of();
        }
        Domain primary = evidence.site().domain(abuse.domain()).orElseThrow();
        return List.of(Diagnostic.warning(
                        KIND,
                        primary.location(),
                        abuse + " reaches nobody, and so does abuse of every other domain of ours")
                .advising("declare abuse under mailwright::aliases"));
    }
}
