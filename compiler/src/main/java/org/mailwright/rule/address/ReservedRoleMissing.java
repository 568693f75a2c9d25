package org.mailwright.rule.address;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Address;
import org.mailwright.model.RoleNames;
import org.mailwright.route.Standing;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** hostmaster@, security@ or webmaster@ of the primary domain that reach nobody (RFC 2142 sections 4, 5 and 7). */
public final class ReservedRoleMissing implements Rule {
    public static final Kind KIND =
            Kind.info("address", "reserved-role-missing").judged().in(RuleSet.STRICT);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return RoleNames.EXPECTED.stream()
                .map(role -> new Address(role, evidence.site().primary()))
                .filter(role -> evidence.routes().standing(role).answer() == Standing.Answer.UNKNOWN)
                .map(role -> Diagnostic.info(
                                KIND,
                                evidence.site()
                                        .domain(role.domain())
                                        .orElseThrow()
                                        .location(),
                                role + " reaches nobody, although strangers write to it")
                        .advising("declare " + role.local() + " under mailwright::aliases"))
                .toList();
    }
}
