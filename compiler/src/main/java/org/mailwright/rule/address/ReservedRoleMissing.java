package org.mailwright.rule.address;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Address;
import org.mailwright.route.Standing;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;
import org.mailwright.rule.RuleSet;

/** hostmaster@, security@ or webmaster@ of the primary domain that reach nobody (RFC 2142 sections 4, 5 and 7). */
public final class ReservedRoleMissing implements Rule {
    private static final List<String> ROLES = List.of("hostmaster", "security", "webmaster");

    @Override
    public String id() {
        return "reserved-role-missing";
    }

    @Override
    public RuleSet set() {
        return RuleSet.STRICT;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return ROLES.stream()
                .map(role -> new Address(role, evidence.site().primary()))
                .filter(role -> evidence.routes().standing(role).answer() == Standing.Answer.UNKNOWN)
                .map(role -> Diagnostic.info(
                                id(),
                                evidence.site()
                                        .domain(role.domain())
                                        .orElseThrow()
                                        .location(),
                                role + " reaches nobody, although strangers write to it")
                        .advising("declare " + role.local() + " under mailwright::aliases"))
                .toList();
    }
}
