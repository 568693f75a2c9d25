package org.mailwright.flow;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;

/**
 * The domains that a host may name in the envelope sender or in HELO of mail to the internet (RFC 7208 sections 2.3 and
 * 2.4). SPF records and the relay's access table are both made from it, so that they cannot disagree.
 */
public final class EnvelopeDomains {
    private static final Set<Role> DIRECT = EnumSet.of(Role.SRS, Role.SUBMISSION, Role.RELAY, Role.LISTS, Role.SENDER);

    private EnvelopeDomains() {}

    /** True when the host sends to the internet itself; one that is only MX or client, or has no role, never does. */
    public static boolean sendsDirectly(Host host) {
        return host.roles().stream().anyMatch(DIRECT::contains);
    }

    /** True for an alias domain whose addresses are senders too: it lies within the primary domain, or says so. */
    public static boolean isSendingAlias(Site site, Domain domain) {
        return domain.is(Domain.Use.ALIAS) && (domain.sends() || domain.name().isWithin(site.primary()));
    }

    /** The envelope and HELO domains of a host; none when it does not send to the internet. */
    public static SortedSet<DomainName> of(Site site, Host host) {
        SortedSet<DomainName> names = new TreeSet<>();
        if (!sendsDirectly(host)) {
            return names;
        }
        names.add(host.name());
        names.addAll(host.sendsFor());
        if (host.is(Role.SRS)) {
            names.add(site.settings().srs().rewriteTo());
        }
        if (host.is(Role.SUBMISSION)) {
            addPeoples(names, site);
        }
        if (host.is(Role.RELAY)) {
            names.addAll(ofClients(site, host));
        }
        if (host.is(Role.LISTS) || host.is(Role.SENDER)) {
            site.domains(Domain.Use.SERVED)
                    .filter(domain -> domain.servedBy().contains(host.name()))
                    .forEach(domain -> names.add(domain.name()));
        }
        return names;
    }

    /**
     * The envelope domains that the clients of a relay host may use: those declared, else people's domains; and what the host
     * sends for. A host that serves a domain sends for it itself: no relay host takes its mail ({@link StrangersMail}).
     */
    public static SortedSet<DomainName> ofClients(Site site, Host relay) {
        SortedSet<DomainName> names = new TreeSet<>(relay.sendsFor());
        List<DomainName> declared = site.settings().relay().senders();
        if (!declared.isEmpty()) {
            names.addAll(declared);
            return names;
        }
        addPeoples(names, site);
        return names;
    }

    /** The hosts that may use each name, by name: what its SPF record lists, hosts that are being emptied included. */
    public static SortedMap<DomainName, List<Host>> holders(Site site) {
        SortedMap<DomainName, List<Host>> holders = new TreeMap<>();
        for (Host host : site.hosts().values()) {
            of(site, host)
                    .forEach(name -> holders.computeIfAbsent(name, absent -> new ArrayList<>())
                            .add(host));
        }
        return holders;
    }

    /** The primary domain and every alias domain that sends, node names among them. */
    private static void addPeoples(SortedSet<DomainName> names, Site site) {
        names.add(site.primary());
        site.domains(Domain.Use.ALIAS)
                .filter(domain -> isSendingAlias(site, domain))
                .forEach(domain -> names.add(domain.name()));
    }
}
