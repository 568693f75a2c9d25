package org.mailwright.artefact.dns;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Location;
import org.mailwright.dns.DmarcText;
import org.mailwright.dns.MailRecord;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.model.Address;
import org.mailwright.model.DmarcPolicy;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/**
 * DMARC records (RFC 9989), and the consent of domains of ours to get the reports of others (RFC 9990). A node name below
 * a domain with a record has none: the tree walk of RFC 9989 section 4.10 goes up and finds that one.
 */
final class DmarcRecords {
    private final MailRecords records;
    private final Site site;
    private final Set<DomainName> used;
    private final SortedMap<DomainName, Published> published = new TreeMap<>();

    private DmarcRecords(MailRecords records) {
        this.records = records;
        this.site = records.site();
        this.used = EnvelopeDomains.holders(site).keySet();
    }

    /** The policy of a name and the input it comes from. */
    private record Published(DmarcPolicy policy, Location cause) {}

    static void addTo(MailRecords records) {
        DmarcRecords dmarc = new DmarcRecords(records);
        dmarc.decide();
        dmarc.published.forEach(dmarc::publish);
    }

    private void decide() {
        domains(false).forEach(this::decide);
        Settings.Srs srs = site.settings().srs();
        if (used.contains(srs.rewriteTo())) {
            // Nobody writes From this name: what claims to is forged.
            published.putIfAbsent(srs.rewriteTo(), new Published(DmarcPolicy.reject(), srs.location()));
        }
        domains(true)
                .filter(node -> published.keySet().stream()
                        .noneMatch(known -> node.name().isWithin(known)))
                .toList()
                .forEach(this::decide);
    }

    private Stream<Domain> domains(boolean nodes) {
        return site.domains().values().stream().filter(domain -> (domain.origin() == Domain.Origin.NODE) == nodes);
    }

    private void decide(Domain domain) {
        published.put(domain.name(), new Published(policy(domain), domain.location()));
    }

    private DmarcPolicy policy(Domain domain) {
        return domain.dmarc().orElseGet(() -> derived(domain));
    }

    private DmarcPolicy derived(Domain domain) {
        boolean silent = domain.is(Domain.Use.ALIAS)
                && !EnvelopeDomains.isSendingAlias(site, domain)
                && !used.contains(domain.name());
        if (domain.is(Domain.Use.NONE) || silent) {
            return DmarcPolicy.reject();
        }
        DmarcPolicy primary =
                site.domain(site.primary()).flatMap(Domain::dmarc).orElseGet(() -> DmarcPolicy.of("none"));
        return domain.name().isWithin(site.primary()) && !domain.is(Domain.Use.PRIMARY) ? below(primary) : primary;
    }

    /** The policy as the tree walk would apply it below the primary domain: there {@code sp} is what {@code p} says. */
    private static DmarcPolicy below(DmarcPolicy primary) {
        return new DmarcPolicy(
                primary.sp().orElse(primary.p()),
                Optional.empty(),
                Optional.empty(),
                primary.adkim(),
                primary.testing(),
                primary.rua(),
                primary.ruf(),
                primary.fo());
    }

    private void publish(DomainName name, Published made) {
        DmarcPolicy policy = made.policy();
        Location cause = made.cause();
        // _dmarc.onion.example. 3600 IN TXT "v=DMARC1; p=none; aspf=s; rua=mailto:dmarc@reports.example"
        records.add("_dmarc." + name, cause, owner -> MailRecord.txt(owner, DmarcText.of(policy)));
        Stream.concat(policy.rua().stream(), policy.ruf().stream())
                .flatMap(DmarcRecords::mailbox)
                .map(Address::domain)
                .filter(host -> !organisation(host).equals(organisation(name)))
                // onion.example._report._dmarc.reports.example. 3600 IN TXT "v=DMARC1"
                .forEach(host -> records.add(
                        name + "._report._dmarc." + host,
                        cause,
                        owner -> MailRecord.txt(owner, DmarcText.AUTHORISATION)));
    }

    private static Stream<Address> mailbox(String uri) {
        return uri.startsWith("mailto:")
                ? Address.parse(uri.substring("mailto:".length())).value().stream()
                : Stream.empty();
    }

    /** The highest name with a record on the way up (RFC 9989 section 4.10.2), as far as the records are ours. */
    private DomainName organisation(DomainName name) {
        return published.keySet().stream()
                .filter(name::isWithin)
                .min(Comparator.comparingInt(known -> known.labels().size()))
                .orElse(name);
    }
}
