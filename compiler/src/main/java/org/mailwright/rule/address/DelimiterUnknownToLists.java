package org.mailwright.rule.address;

import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.model.Domain;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A delimiter that Mailman does not know: the MX hosts take addresses that the list host refuses. */
public final class DelimiterUnknownToLists implements Rule {
    public static final Kind KIND =
            Kind.warning("address", "delimiter-unknown-to-lists").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        if (!Extensions.isOfNames(evidence.routes())) {
            return List.of();
        }
        Site site = evidence.routes().site();
        String delimiter = Extensions.delimiter(evidence.routes());
        return site.domains(Domain.Use.SERVED)
                .filter(domain ->
                        domain.isOurs() && !domain.recipients().names().isEmpty())
                .filter(domain -> site.hosts(Role.LISTS).stream()
                        .anyMatch(host -> domain.servedBy().contains(host.name())))
                .map(domain -> Diagnostic.warning(
                                KIND,
                                domain.location(),
                                "the MX hosts accept "
                                        + domain.recipients().names().get(0) + delimiter + "anything@" + domain.name()
                                        + ", which Mailman refuses, so that they bounce it")
                        .advising("use + as mailwright::recipient_delimiter, or write recipients: verify"))
                .toList();
    }
}
