package org.mailwright.proof.dns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.dns.RecordType;
import org.mailwright.dns.Resolver;
import org.mailwright.dns.ZoneRecord;
import org.mailwright.flow.DmarcPolicies;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.flow.Spf;
import org.mailwright.flow.SpfResult;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.model.SpfPolicy;
import org.mailwright.proof.Emitted;
import org.mailwright.proof.EmittedFile;
import org.mailwright.proof.Faults;

/**
 * The zones as the world sees them: each name's mail comes to the hosts that take it, each host passes SPF for every name it
 * sends under and nobody else does, each signature finds its key, and a forged From of ours that is forwarded passes DMARC
 * under none of the names that it leaves with.
 */
public final class ZoneProof {
    private static final Kind SPF = ProofKinds.SPF;
    private static final Kind DMARC = ProofKinds.DMARC;
    private static final Kind FORGERY = ProofKinds.FORGERY;
    private static final Kind DKIM = ProofKinds.DKIM;
    private final Site site;
    private final Zones zones;
    private final Faults faults;
    private final Spf spf;
    private final DmarcPolicies policies;

    private ZoneProof(Site site, Zones zones, Faults faults) {
        this.site = site;
        this.zones = zones;
        this.faults = faults;
        Resolver names = zones.resolver();
        this.spf = new Spf(names);
        this.policies = new DmarcPolicies(names);
    }

    /** Judges the zones of a site together. */
    public static void of(Site site, Emitted emitted, Faults faults) {
        if (site.zones().isEmpty()) {
            return;
        }
        ZoneProof proof = new ZoneProof(site, Zones.read(site, emitted, faults), faults);
        proof.exchangers();
        proof.senders();
        proof.strangers();
        proof.keys();
        proof.policies();
        proof.forgeries();
    }

    private void fault(Kind kind, String name, Optional<ZoneRecord> record, String message, List<Location> causes) {
        Optional<EmittedFile> fragment = zones.fragment(name);
        List<Location> all = new ArrayList<>();
        record.filter(found -> zones.line(found) == 0).map(ZoneRecord::location).ifPresent(all::add);
        all.addAll(causes);
        fragment.ifPresent(
                file -> faults.add(kind, file, record.map(zones::line).orElse(0), message, all));
    }

    private void exchangers() {
        SortedMap<DomainName, List<Host>> sets = new TreeMap<>();
        site.domains().values().forEach(domain -> sets.put(domain.name(), takers(domain)));
        Settings.Srs srs = site.settings().srs();
        if (!site.hosts(Role.SRS).isEmpty()) {
            sets.putIfAbsent(srs.rewriteTo(), active(site.hosts(Role.MX)));
            sets.put(srs.hosts(), active(site.hosts(Role.SRS)));
        }
        sets.forEach((name, hosts) -> {
            if (!zones.holds(name.text())) {
                return;
            }
            boolean none = site.domain(name)
                    .filter(domain -> domain.is(Domain.Use.NONE))
                    .isPresent();
            SortedSet<String> wanted = hosts.stream()
                    .map(host -> host.preference() + " " + host.name() + ".")
                    .collect(Collectors.toCollection(TreeSet::new));
            if (none) {
                wanted.add("0 .");
            }
            List<ZoneRecord> records = zones.find(name.text(), RecordType.MX).toList();
            SortedSet<String> found =
                    records.stream().map(ZoneRecord::value).collect(Collectors.toCollection(TreeSet::new));
            if (!found.equals(wanted)) {
                fault(
                        Zones.RULE,
                        name.text(),
                        records.stream()
                                .filter(record -> !wanted.contains(record.value()))
                                .findFirst(),
                        "mail for " + name + " goes to " + words(found) + ", not to " + words(wanted),
                        causes(name, hosts));
            }
        });
    }

    private List<Host> takers(Domain domain) {
        if (domain.is(Domain.Use.NONE)) {
            return List.of();
        }
        return active(
                domain.isOurs()
                        ? site.hosts(Role.MX)
                        : domain.servedBy().stream()
                                .flatMap(name -> Stream.ofNullable(site.hosts().get(name)))
                                .toList());
    }

    private static List<Host> active(List<Host> hosts) {
        List<Host> active = hosts.stream().filter(host -> !host.isDraining()).toList();
        return active.isEmpty() ? hosts : active;
    }

    private static String words(SortedSet<String> set) {
        return set.isEmpty() ? "nobody" : String.join(", ", set);
    }

    private List<Location> causes(DomainName name, List<Host> hosts) {
        List<Location> causes = new ArrayList<>();
        site.domain(name).map(Domain::location).ifPresent(causes::add);
        hosts.forEach(host -> causes.add(host.location()));
        return causes;
    }

    /** Every host under every name it may use as envelope domain or in HELO. */
    private void senders() {
        EnvelopeDomains.holders(site).forEach((name, hosts) -> {
            boolean none = site.domain(name)
                    .filter(domain -> domain.is(Domain.Use.NONE))
                    .isPresent();
            if (!zones.holds(name.text()) || none) {
                return;
            }
            List<ZoneRecord> records = spf.published(name.text());
            if (records.size() != 1) {
                fault(
                        SPF,
                        name.text(),
                        records.stream().skip(1).findFirst(),
                        name + " has " + (records.isEmpty() ? "no" : records.size()) + " SPF records",
                        records.isEmpty() ? causes(name, hosts) : List.of());
            }
            for (Host host : hosts) {
                for (IpAddress address : host.sendingAddresses()) {
                    SpfResult result = spf.check(address, name.text());
                    if (result != SpfResult.PASS && result != SpfResult.UNKNOWN) {
                        fault(
                                SPF,
                                name.text(),
                                records.stream().findFirst(),
                                "mail from " + host.name() + " (" + address + ") under " + name + " gets SPF "
                                        + result.word(),
                                List.of(host.location()));
                    }
                }
            }
        });
    }

    /** Nobody else: hosts that never send to the internet, hosts that do so under other names, and a stranger. */
    private void strangers() {
        SortedMap<DomainName, List<Host>> holders = EnvelopeDomains.holders(site);
        Set<DomainName> names = new TreeSet<>(holders.keySet());
        names.addAll(site.domains().keySet());
        names.add(site.settings().srs().hosts());
        Set<IpAddress> everyone =
                new LinkedHashSet<>(List.of(IpAddress.of("192.88.99.77"), IpAddress.of("2001:db8:ffff:ffff::77")));
        site.hosts().values().forEach(host -> everyone.addAll(host.sendingAddresses()));
        // Node names by the thousand have the same record and the same hosts: one of them stands for all.
        Set<List<Object>> clean = new HashSet<>();
        for (DomainName name : names) {
            Optional<SpfPolicy> declared = site.domain(name).flatMap(Domain::spf);
            // Terms of the site's own let in whom they will.
            if (!zones.holds(name.text())
                    || declared.filter(spf -> !spf.also().isEmpty()).isPresent()) {
                continue;
            }
            Set<IpAddress> fit = new HashSet<>();
            boolean none = site.domain(name)
                    .filter(domain -> domain.is(Domain.Use.NONE))
                    .isPresent();
            if (!none) {
                holders.getOrDefault(name, List.of()).forEach(host -> fit.addAll(host.sendingAddresses()));
            }
            List<ZoneRecord> published = spf.published(name.text());
            List<Object> key = List.of(published.stream().map(ZoneRecord::value).toList(), fit);
            boolean plain =
                    published.stream().allMatch(record -> spf.read(record).isPlain());
            if (plain && clean.contains(key)) {
                continue;
            }
            List<IpAddress> passing = everyone.stream()
                    .filter(address -> !fit.contains(address) && spf.check(address, name.text()) == SpfResult.PASS)
                    .toList();
            passing.forEach(address -> fault(
                    SPF,
                    name.text(),
                    published.stream().findFirst(),
                    "mail from " + holder(address) + " under " + name + " gets SPF pass",
                    site.domain(name).map(Domain::location).stream().toList()));
            if (passing.isEmpty()) {
                clean.add(key);
            }
        }
    }

    private String holder(IpAddress address) {
        return site.hosts().values().stream()
                .filter(host -> host.sendingAddresses().contains(address))
                .findFirst()
                .map(host -> host.name() + " (" + address + ")")
                .orElse(address + ", no host of ours,");
    }

    /** A signature finds its key (RFC 6376 section 3.6.2). */
    private void keys() {
        for (DkimKey key : site.dkimKeys()) {
            if (!zones.holds(key.recordName())
                    || key.publicKey().isEmpty() && key.cname().isEmpty()) {
                continue;
            }
            boolean right = key.cname().isPresent()
                    ? zones.find(key.recordName(), RecordType.CNAME)
                            .anyMatch(
                                    record -> record.value().equals(key.cname().get() + "."))
                    : zones.find(key.recordName(), RecordType.TXT)
                            .map(record -> tag(record.value(), "p"))
                            .toList()
                            .equals(List.of(key.publicKey().orElseThrow().base64()));
            if (!right) {
                fault(
                        DKIM,
                        key.recordName(),
                        zones.find(key.recordName(), RecordType.TXT).findFirst(),
                        key.recordName() + " does not publish the key that signs",
                        List.of(key.location()));
            }
        }
    }

    /** The value of a tag (RFC 6376 section 3.2), blanks left out; empty without it. */
    private static String tag(String text, String name) {
        return Stream.of(text.split(";"))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2 && part[0].strip().equals(name))
                .map(part -> part[1].replaceAll("\\s", ""))
                .findFirst()
                .orElse("");
    }

    private void policies() {
        Set<ZoneRecord> seen = new HashSet<>();
        for (Domain domain : site.domains().values()) {
            if (!zones.holds(domain.name().text())) {
                continue;
            }
            Optional<DmarcPolicies.Policy> policy =
                    policies.policy(domain.name().text());
            Optional<ZoneRecord> record = policy.map(DmarcPolicies.Policy::source);
            boolean readable = record.filter(found -> Set.of("none", "quarantine", "reject")
                            .contains(tag(found.value(), "p").toLowerCase(Locale.ROOT)))
                    .isPresent();
            boolean strict = policy.filter(found -> found.record().strictSpf()).isPresent();
            boolean known = record.isPresent() && !seen.add(record.get());
            if (!known && (!readable || !strict)) {
                fault(
                        DMARC,
                        domain.name().text(),
                        record,
                        domain.name()
                                + (readable ? " has a DMARC policy without aspf=s" : " has no readable DMARC policy"),
                        List.of(domain.location()));
            }
        }
    }

    /**
     * A forged From of ours, let in because nothing is verified, leaves through the SRS hosts unsigned: its envelope is
     * rewritten, or empty, and then the HELO name counts (RFC 7208 section 2.4). Neither may be aligned with it.
     */
    private void forgeries() {
        if (!site.settings().mx().letsUnverifiedIn()) {
            return;
        }
        DomainName rewritten = site.settings().srs().rewriteTo();
        for (Host host : site.hosts(Role.SRS)) {
            List<Domain> byRank = site.domains().values().stream()
                    .sorted(Comparator.comparing(domain -> domain.origin()))
                    .toList();
            for (Domain domain : byRank) {
                if (!refusedAsFrom(domain)) {
                    forgery(host, domain, rewritten, "a foreign or an own envelope");
                    forgery(host, domain, host.name(), "an empty envelope");
                }
            }
        }
    }

    /** The name of an SRS host is nobody's From (the MX hosts' rspamd refuses it), unless it is a mail domain besides. */
    private boolean refusedAsFrom(Domain domain) {
        return domain.origin() != Domain.Origin.HIERA && site.isHost(domain.name(), Role.SRS);
    }

    private void forgery(Host host, Domain from, DomainName envelope, String how) {
        Optional<DmarcPolicies.Policy> policy = policies.policy(from.name().text());
        boolean strict = policy.filter(found -> found.record().strictSpf()).isPresent();
        boolean aligned = zones.holds(from.name().text())
                && policies.isAligned(from.name().text(), envelope.text(), strict);
        if (!aligned) {
            return;
        }
        for (IpAddress address : host.sendingAddresses()) {
            if (spf.check(address, envelope.text()) == SpfResult.PASS) {
                fault(
                        FORGERY,
                        from.name().text(),
                        policy.map(DmarcPolicies.Policy::source),
                        "a forged From in " + from.name() + " with " + how + " passes DMARC by SPF of " + envelope
                                + " when " + host.name() + " forwards it",
                        List.of(site.settings().srs().location(), from.location()));
                return;
            }
        }
    }
}
