package org.mailwright.artefact.rspamd;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/**
 * Our hosts by address, and the From domains each may speak for without DMARC. Submission and relay hosts know who
 * uses them, and speak for all of our domains; a list host passes on what others wrote, so it and a sender speak for the
 * domains they serve; every host speaks for its own name.
 */
final class OwnHosts {
    private static final String ANY = "any";
    private static final List<Network> LOOPBACK = List.of(
            Network.parse("127.0.0.0/8").orElseThrow(), Network.parse("::1").orElseThrow());

    private OwnHosts() {}

    /** The domains that a network may speak for, and why. */
    private record Voice(SortedSet<String> domains, List<Location> causes) {
        String words() {
            return domains.contains(ANY) ? ANY : String.join(",", domains);
        }
    }

    static Artefact of(Routes routes, Host host) {
        return RspamdMap.OWN_HOSTS.of(host, lines -> {
            for (SortedMap.Entry<Network, Voice> known :
                    voices(routes.site(), host).entrySet()) {
                // 203.0.113.50/32 lists-01.onion.example,lists.onion.example
                lines.line(
                        RspamdText.entry(
                                known.getKey().toString(), known.getValue().words()),
                        known.getValue().causes());
            }
        });
    }

    private static SortedMap<Network, Voice> voices(Site site, Host here) {
        SortedMap<Network, Voice> voices = new TreeMap<>();
        LOOPBACK.forEach(network -> add(voices, network, domains(site, here), here.location()));
        site.mailHosts()
                .filter(host -> !isNode(host))
                .forEach(host -> addresses(host)
                        .forEach(address -> add(voices, Network.of(address), domains(site, host), host.location())));
        if (here.is(Role.RELAY)) {
            site.hosts().values().stream()
                    .filter(OwnHosts::isNode)
                    .forEach(node -> addresses(node)
                            .forEach(address -> add(voices, Network.of(address), List.of(ANY), node.location())));
            Location relay = site.settings().relay().location();
            site.settings().relay().clients().forEach(network -> add(voices, network, List.of(ANY), relay));
        }
        return voices;
    }

    private static void add(SortedMap<Network, Voice> voices, Network network, List<String> domains, Location cause) {
        Voice voice = voices.computeIfAbsent(network, key -> new Voice(new TreeSet<>(), new ArrayList<>()));
        voice.domains().addAll(domains);
        voice.causes().add(cause);
    }

    /** A machine that sends through the relay hosts only. */
    private static boolean isNode(Host host) {
        return host.roles().isEmpty() || host.is(Role.CLIENT);
    }

    /** Where its mail may come from: inside it may use its own address where outside it is another. */
    private static List<IpAddress> addresses(Host host) {
        SortedSet<IpAddress> addresses = new TreeSet<>(host.addresses());
        addresses.addAll(host.sendsFrom());
        return List.copyOf(addresses);
    }

    private static List<String> domains(Site site, Host host) {
        if (host.is(Role.SUBMISSION) || host.is(Role.RELAY)) {
            return List.of(ANY);
        }
        List<String> domains = new ArrayList<>(List.of(host.name().text()));
        if (host.is(Role.LISTS) || host.is(Role.SENDER)) {
            site.domains(Domain.Use.SERVED)
                    .filter(domain -> domain.servedBy().contains(host.name()))
                    .forEach(domain -> domains.add(domain.name().text()));
            host.sendsFor().stream().map(DomainName::text).forEach(domains::add);
        }
        return domains;
    }
}
