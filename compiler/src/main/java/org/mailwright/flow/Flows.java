package org.mailwright.flow;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mailwright.dns.Resolver;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/**
 * Every way in which mail of ours leaves, and what receivers make of it, by the names of our zones. A flow is judged when the
 * stream comes to it: node names by the thousand are alias domains that send.
 */
public final class Flows {
    /** The worst first, so that one forgotten address shows. */
    private static final List<SpfResult> WORST_FIRST = List.of(
            SpfResult.PERMERROR,
            SpfResult.FAIL,
            SpfResult.SOFTFAIL,
            SpfResult.NEUTRAL,
            SpfResult.NONE,
            SpfResult.UNKNOWN,
            SpfResult.PASS);

    private final Site site;
    private final Spf spf;
    private final DmarcPolicies policies;
    private final Signatures signatures;
    private final Set<DomainName> nobodys;
    private final Set<DomainName> lists;

    /** The flows of a site whose names are these. */
    public Flows(Site site, Resolver names) {
        this.site = site;
        this.spf = new Spf(names);
        this.policies = new DmarcPolicies(names);
        this.signatures = new Signatures(site, names);
        this.nobodys = FromDomains.nobodys(site).keySet();
        this.lists = FromDomains.lists(site);
    }

    /** All of them, by host, kind and domain. */
    public Stream<Flow> all() {
        return site.mailHosts().filter(EnvelopeDomains::sendsDirectly).flatMap(this::of);
    }

    /** Those of a host. */
    public Stream<Flow> of(Host host) {
        Stream<Flow> own = ownEnvelopes(host).map(name -> flow(Flow.Kind.OWN, host, name, name));
        Stream<Flow> bounce = Stream.of(flow(Flow.Kind.BOUNCE, host, host.name(), host.name()));
        return Stream.concat(Stream.concat(own, bounce), host.is(Role.SRS) ? forwarded(host) : Stream.of());
    }

    /** An SRS host rewrites every sender, its own too, but for what people hand to its submission service. */
    private Stream<DomainName> ownEnvelopes(Host host) {
        Stream<DomainName> names = EnvelopeDomains.of(site, host).stream();
        if (!host.is(Role.SRS)) {
            return names;
        }
        DomainName rewritten = site.settings().srs().rewriteTo();
        return host.is(Role.SUBMISSION)
                ? names.filter(
                        name -> !name.equals(host.name()) && (!name.equals(rewritten) || name.equals(site.primary())))
                : host.sendsFor().stream();
    }

    /** What an SRS host passes on with a From of ours. */
    private Stream<Flow> forwarded(Host host) {
        DomainName rewritten = site.settings().srs().rewriteTo();
        return Stream.of(Flow.Kind.FORWARD, Flow.Kind.FORGED, Flow.Kind.FORGED_OWN, Flow.Kind.FORGED_BOUNCE)
                .flatMap(kind -> froms().stream()
                        .filter(from -> kind != Flow.Kind.FORWARD || sends(from))
                        .map(from ->
                                flow(kind, host, kind == Flow.Kind.FORGED_BOUNCE ? host.name() : rewritten, from)));
    }

    /** Every domain that a forger may write from, the primary one first. */
    private Set<DomainName> froms() {
        Set<DomainName> froms = new LinkedHashSet<>(Set.of(site.primary()));
        SortedSet<DomainName> others = new TreeSet<>(site.domains().keySet());
        others.addAll(nobodys);
        froms.addAll(others);
        return froms;
    }

    /** Mail is written from it, so that the MX can verify and mark it. */
    private boolean sends(DomainName from) {
        return !nobodys.contains(from)
                && site.domain(from)
                        .filter(domain -> switch (domain.use()) {
                            case PRIMARY, SERVED -> true;
                            case ALIAS -> EnvelopeDomains.isSendingAlias(site, domain);
                            case NONE -> false;
                        })
                        .isPresent();
    }

    /** The MX hosts refuse a forged From in the domain: one of nobody's or of a list, or every one of ours. */
    private boolean isRefused(Flow.Kind kind, DomainName from) {
        boolean forged = kind.wanted() == DmarcResult.FAIL;
        boolean always = nobodys.contains(from) || lists.contains(from);
        return forged && (always || !site.settings().mx().letsUnverifiedIn());
    }

    /** Judges one. */
    public Flow flow(Flow.Kind kind, Host host, DomainName envelope, DomainName from) {
        boolean bounce = kind == Flow.Kind.BOUNCE || kind == Flow.Kind.FORGED_BOUNCE;
        SpfResult result = host.sendingAddresses().stream()
                .map(address -> check(address, envelope, bounce))
                .min(Comparator.comparingInt(WORST_FIRST::indexOf))
                .orElse(SpfResult.NONE);
        List<DkimKey> keys = kind == Flow.Kind.OWN || kind == Flow.Kind.FORWARD ? keys(host, from) : List.of();
        Optional<DmarcPolicies.Policy> policy = policies.policy(from.text());
        Flow.Dkim dkim = dkim(keys, from, policy);
        return new Flow(
                kind,
                host,
                envelope,
                from,
                result,
                keys,
                dkim,
                dmarc(from, envelope, result, dkim, policy),
                policy.map(DmarcPolicies.Policy::request),
                isRefused(kind, from));
    }

    /** What is signed already and not changed on its way keeps its signature where the host has no key. */
    private List<DkimKey> keys(Host host, DomainName from) {
        List<DkimKey> own = signatures.of(host, from);
        return own.isEmpty() && host.is(Role.SRS)
                ? site.mailHosts()
                        .flatMap(other -> signatures.of(other, from).stream())
                        .distinct()
                        .toList()
                : own;
    }

    private SpfResult check(IpAddress address, DomainName name, boolean bounce) {
        return bounce ? spf.check(SpfSession.bounce(address, name.text())) : spf.check(address, name.text());
    }

    private Flow.Dkim dkim(List<DkimKey> keys, DomainName from, Optional<DmarcPolicies.Policy> policy) {
        if (keys.isEmpty()) {
            return Flow.Dkim.NONE;
        }
        boolean strict = policy.filter(found -> found.record().strictDkim()).isPresent();
        List<Signatures.Verdict> aligned = keys.stream()
                .filter(key -> policies.isAligned(from.text(), key.domain().text(), strict))
                .map(signatures::verdict)
                .toList();
        if (aligned.contains(Signatures.Verdict.PASS)) {
            return Flow.Dkim.PASS;
        }
        return aligned.contains(Signatures.Verdict.UNKNOWN) ? Flow.Dkim.UNKNOWN : Flow.Dkim.FAIL;
    }

    private DmarcResult dmarc(
            DomainName from,
            DomainName envelope,
            SpfResult result,
            Flow.Dkim dkim,
            Optional<DmarcPolicies.Policy> policy) {
        boolean strict = policy.filter(found -> found.record().strictSpf()).isPresent();
        boolean aligned = policies.isAligned(from.text(), envelope.text(), strict);
        if (policy.isEmpty()) {
            return policies.isUnknown(from.text()) ? DmarcResult.UNKNOWN : DmarcResult.NONE;
        }
        if (dkim == Flow.Dkim.PASS || aligned && result == SpfResult.PASS) {
            return DmarcResult.PASS;
        }
        boolean unknown = dkim == Flow.Dkim.UNKNOWN || aligned && result == SpfResult.UNKNOWN;
        return unknown ? DmarcResult.UNKNOWN : DmarcResult.FAIL;
    }
}
