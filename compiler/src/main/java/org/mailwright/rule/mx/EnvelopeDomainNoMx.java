package org.mailwright.rule.mx;

import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.dns.AuthoritativeData;
import org.mailwright.dns.RecordType;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.rule.Evidence;
import org.mailwright.rule.Rule;

/**
 * A name that mail leaves under and that has neither MX nor address: its bounces go nowhere, and receivers refuse it. A
 * host's own name has findings of its own, and a site without an MX host has no bounces to lose.
 */
public final class EnvelopeDomainNoMx implements Rule {
    public static final Kind KIND = Kind.error("mx", "envelope-domain-no-mx").judged();

    @Override
    public Kind kind() {
        return KIND;
    }

    @Override
    public List<Diagnostic> check(Evidence evidence) {
        Site site = evidence.site();
        boolean receives = !site.hosts(Role.MX).isEmpty();
        return EnvelopeDomains.holders(site).entrySet().stream()
                .filter(entry -> !site.hosts().containsKey(entry.getKey()))
                .filter(entry -> receives
                        || site.domain(entry.getKey()).filter(Domain::isOurs).isEmpty())
                .filter(entry -> isUnreachable(evidence.names(), entry.getKey().text()))
                .map(this::finding)
                .toList();
    }

    private Diagnostic finding(Map.Entry<DomainName, List<Host>> entry) {
        Host host = entry.getValue().get(0);
        return Diagnostic.error(
                        KIND,
                        host.location(),
                        host.name() + " sends under " + entry.getKey() + ", which has neither MX nor address")
                .advising("declare the name under mailwright::domains, or add an MX record for it");
    }

    private static boolean isUnreachable(AuthoritativeData names, String name) {
        return names.isWhole(name)
                && names.at(name).stream()
                        .noneMatch(record -> record.is(RecordType.MX)
                                || record.is(RecordType.A)
                                || record.is(RecordType.AAAA)
                                || record.is(RecordType.CNAME));
    }
}
