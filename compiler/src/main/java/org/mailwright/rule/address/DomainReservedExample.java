package org.mailwright.rule.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.RuleSet;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A name that is reserved for documentation and tests (RFC 2606, RFC 6761), in a system that is neither. */
public final class DomainReservedExample implements Rule {
    private static final List<String> NAMES = List.of("example", "test", "example.com", "example.net", "example.org");

    public static final Kind KIND =
            Kind.warning("address", "domain-reserved-example").judged().in(RuleSet.PRODUCTION);

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        List<Diagnostic> findings = new ArrayList<>(OutsideTargets.findings(
                evidence.routes(),
                DomainReservedExample::reserved,
                (entry, target, name) -> Diagnostic.warning(
                                KIND,
                                target.location(),
                                "mail for " + entry.address() + " goes to " + target.address()
                                        + ", a name for examples")
                        .advising("name a real address")));
        evidence.site().domains().values().stream()
                .filter(domain -> domain.origin() == Domain.Origin.HIERA)
                .flatMap(domain -> reserved(domain.name()).stream().map(name -> finding(domain)))
                .forEach(findings::add);
        return findings;
    }

    private Diagnostic finding(Domain domain) {
        return Diagnostic.warning(KIND, domain.location(), domain.name() + " is a name for examples and tests")
                .advising("declare the domains that the system really has");
    }

    private static Optional<String> reserved(DomainName domain) {
        return Stream.of(domain.text())
                .filter(text -> NAMES.stream().anyMatch(name -> text.equals(name) || text.endsWith("." + name)))
                .findFirst();
    }
}
