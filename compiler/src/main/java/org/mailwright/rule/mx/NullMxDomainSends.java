package org.mailwright.rule.mx;

import java.util.List;
import java.util.SortedMap;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.RecordType;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/** A name that mail leaves under and that takes none: receivers refuse such senders (RFC 7505 section 4.2). */
public final class NullMxDomainSends implements Rule {
    public static final Kind KIND = Kind.error("mx", "null-mx-domain-sends").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        SortedMap<DomainName, List<Host>> holders = EnvelopeDomains.holders(evidence.site());
        return holders.entrySet().stream()
                // Of a domain that is to have no mail at all, the SPF record says it (spf-sender-uncovered).
                .filter(entry -> evidence.site()
                        .domain(entry.getKey())
                        .filter(domain -> domain.is(Domain.Use.NONE))
                        .isEmpty())
                .flatMap(entry -> evidence.names().at(entry.getKey().text(), RecordType.MX).stream()
                        .filter(record -> record.target().isEmpty())
                        .limit(1)
                        .map(record -> Diagnostic.error(
                                        KIND,
                                        record.location(),
                                        entry.getKey() + " has a null MX, and "
                                                + entry.getValue().get(0).name() + " sends under it")
                                .seeing(entry.getValue().get(0).location(), "the host")
                                .advising("let the name take its bounces, or do not send under it")))
                .toList();
    }
}
