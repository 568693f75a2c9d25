package org.mailwright.artefact.rspamd;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.flow.StrangersMail;
import org.mailwright.flow.Voice;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/** Our hosts by address, and the From domains each is believed about without DMARC ({@link StrangersMail}). */
final class OwnHosts {
    /** Mail of strangers comes from there. */
    private static final String STRANGERS = "strangers";
    /** Every domain that people write from. */
    private static final String PEOPLE = "people";
    /** No domain. */
    private static final String NOTHING = "-";

    private static final List<Network> LOOPBACK = List.of(
            Network.parse("127.0.0.0/8").orElseThrow(), Network.parse("::1").orElseThrow());

    private final Site site;
    private final StrangersMail strangers;
    private final SortedMap<Network, Entry> entries = new TreeMap<>();

    private OwnHosts(Site site) {
        this.site = site;
        this.strangers = StrangersMail.of(site);
    }

    /** What a network is believed about, and why. */
    private record Entry(Voice voice, List<Location> causes) {
        String words() {
            Stream<String> first = voice.strangers() ? Stream.of(STRANGERS) : Stream.of();
            Stream<String> people = voice.people() ? Stream.of(PEOPLE) : Stream.of();
            String words = Stream.of(first, people, voice.names().stream().map(DomainName::text))
                    .flatMap(some -> some)
                    .collect(Collectors.joining(","));
            return words.isEmpty() ? NOTHING : words;
        }
    }

    static Artefact of(Routes routes, Host host) {
        return RspamdMap.OWN_HOSTS.of(host, lines -> {
            OwnHosts own = new OwnHosts(routes.site());
            own.decide(host);
            for (SortedMap.Entry<Network, Entry> known : own.entries.entrySet()) {
                // 203.0.113.50/32 lists-01.onion.example,lists.onion.example
                lines.line(
                        RspamdText.entry(
                                known.getKey().toString(), known.getValue().words()),
                        known.getValue().causes());
            }
        });
    }

    private void decide(Host here) {
        LOOPBACK.forEach(network -> add(network, strangers.ownVoice(here), here.location()));
        site.mailHosts()
                .filter(host -> !isNode(host))
                .forEach(host -> add(host, host.equals(here) ? strangers.ownVoice(here) : strangers.voice(host)));
        if (here.is(Role.RELAY)) {
            Voice client = Voice.ofPeople(new TreeSet<>());
            nodes().forEach(node -> add(node, strangers.comesThrough(node) ? strangers.voice(node) : client));
            Location relay = site.settings().relay().location();
            site.settings().relay().clients().forEach(network -> add(network, client, relay));
        } else {
            // Behind one NAT with a host that is believed, it must not be believed with it.
            nodes().filter(strangers::comesThrough)
                    .forEach(node -> addresses(node).stream()
                            .map(Network::of)
                            .filter(entries::containsKey)
                            .forEach(network -> add(network, strangers.voice(node), node.location())));
        }
    }

    private void add(Host host, Voice voice) {
        addresses(host).forEach(address -> add(Network.of(address), voice, host.location()));
    }

    private void add(Network network, Voice voice, Location cause) {
        Entry known = entries.get(network);
        List<Location> causes = new ArrayList<>(known == null ? List.of() : known.causes());
        causes.add(cause);
        entries.put(network, new Entry(known == null ? voice : known.voice().and(voice), causes));
    }

    private Stream<Host> nodes() {
        return site.hosts().values().stream().filter(OwnHosts::isNode);
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
}
