package org.mailwright.rule.routing;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Domain;
import org.mailwright.route.Entry;
import org.mailwright.route.ListAddresses;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** An alias or forward in a served domain that has the name of a list or of one of its other addresses. */
public final class ListAddressCollision implements Rule {
    public static final Kind KIND =
            Kind.error("routing", "list-address-collision").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        return evidence.routes().entries().values().stream()
                .filter(entry -> entry.kind() == Entry.Kind.ALIAS || entry.kind() == Entry.Kind.FORWARD)
                .flatMap(entry -> lists(evidence, entry).stream().map(domain -> finding(entry, domain)))
                .toList();
    }

    private static Optional<Domain> lists(Evidence evidence, Entry entry) {
        return evidence.site()
                .domain(entry.address().domain())
                .filter(domain -> domain.is(Domain.Use.SERVED)
                        && ListAddresses.covers(
                                domain.recipients().names(), entry.address().local()));
    }

    private Diagnostic finding(Entry entry, Domain domain) {
        return Diagnostic.error(KIND, entry.location(), entry.address() + " is an address of a list")
                .seeing(domain.location(), "the lists of the domain")
                .advising("rename one of the two: the list never gets this mail");
    }
}
