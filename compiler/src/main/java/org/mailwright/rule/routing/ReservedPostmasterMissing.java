package org.mailwright.rule.routing;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.model.Address;
import org.mailwright.model.Domain;
import org.mailwright.route.Standing;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * postmaster@ or abuse@ of the primary domain that reaches nobody (RFC 5321 section 4.5.1, RFC 2142): every other domain
 * of ours falls back on it.
 */
public final class ReservedPostmasterMissing implements Rule {
    @Override
    public String id() {
        return "reserved-postmaster-missing";
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return List.of("postmaster", "abuse").stream()
                .map(local -> new Address(local, evidence.site().primary()))
                .filter(address -> evidence.routes().standing(address).answer() == Standing.Answer.UNKNOWN)
                .map(address -> finding(evidence, address))
                .toList();
    }

    private Diagnostic finding(Evidence evidence, Address address) {
        Domain primary = evidence.site().domain(evidence.site().primary()).orElseThrow();
        String message = address + " reaches nobody, and so does " + address.local() + " of every other domain of ours";
        Diagnostic found = address.local().equals("postmaster")
                ? Diagnostic.error(id(), primary.location(), message)
                : Diagnostic.warning(id(), primary.location(), message);
        return found.advising("declare " + address.local() + " under mailwright::aliases");
    }
}
