package org.mailwright.flow;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/**
 * Through which hosts of ours mail of strangers comes, and what the MX hosts therefore believe of each by its address. All
 * that trusts a host with a From asks here: the marks, the exemption from {@code own_from: reject}, and whose mail a relay
 * host takes and signs.
 */
public final class StrangersMail {
    private final Site site;
    /** Hosts that take the mail of a domain. */
    private final Set<DomainName> serving = new HashSet<>();
    /** Those of them that take it from the internet: no MX host of ours has judged it. */
    private final Set<DomainName> exchangers = new HashSet<>();

    private StrangersMail(Site site) {
        this.site = site;
        site.domains(Domain.Use.SERVED).forEach(domain -> {
            serving.addAll(domain.servedBy());
            if (domain.direct()) {
                exchangers.addAll(domain.servedBy());
            }
        });
    }

    /** The ways of a site. */
    public static StrangersMail of(Site site) {
        return new StrangersMail(site);
    }

    /**
     * True when a host hands on what strangers wrote: MX and SRS hosts do, and a host that serves a domain may, by a list,
     * an alias or a program of its own.
     */
    public boolean comesThrough(Host host) {
        return host.is(Role.MX) || host.is(Role.SRS) || serving.contains(host.name());
    }

    /** True when a host takes mail from the internet that no MX host of ours has judged ({@code mx: direct}). */
    public boolean comesUnjudgedThrough(Host host) {
        return exchangers.contains(host.name());
    }

    /**
     * What an MX host believes of another host. A list host hands on what an MX host has judged, and under envelopes of its
     * own; its names, and that of an SRS host, are refused from others ({@link FromDomains}), so such a From is its own.
     */
    public Voice voice(Host host) {
        boolean lists = host.is(Role.LISTS);
        if (serving.contains(host.name()) && !lists || exchangers.contains(host.name())) {
            return Voice.ofStrangers();
        }
        if (lists) {
            return Voice.of(served(host));
        }
        if (host.is(Role.SRS)) {
            // What people submit there is known by its SPF: what is handed on has the envelope of rewritten senders.
            return host.is(Role.SUBMISSION)
                    ? Voice.of(new TreeSet<>(Set.of(host.name())))
                    : Voice.ofStrangers(host.name());
        }
        return host.is(Role.MX) ? Voice.ofStrangers() : ownVoice(host);
    }

    /** What an MX host believes of its own programs and, where it is a relay host, of a node: no stranger speaks there. */
    public Voice ownVoice(Host host) {
        if (host.is(Role.SUBMISSION) || host.is(Role.RELAY)) {
            SortedSet<DomainName> names = new TreeSet<>(EnvelopeDomains.of(site, host));
            names.removeIf(name -> site.domain(name)
                    .filter(domain -> domain.is(Domain.Use.SERVED))
                    .isEmpty());
            return Voice.ofPeople(names);
        }
        SortedSet<DomainName> names = served(host);
        if (host.is(Role.SENDER) || host.is(Role.LISTS)) {
            names.addAll(host.sendsFor());
        }
        return Voice.of(names);
    }

    /** The name of a host and the domains that it serves. */
    private SortedSet<DomainName> served(Host host) {
        SortedSet<DomainName> names = new TreeSet<>(Set.of(host.name()));
        if (host.is(Role.LISTS) || host.is(Role.SENDER)) {
            site.domains(Domain.Use.SERVED)
                    .filter(domain -> domain.servedBy().contains(host.name()))
                    .forEach(domain -> names.add(domain.name()));
        }
        return names;
    }
}
