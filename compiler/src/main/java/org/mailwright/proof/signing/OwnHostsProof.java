package org.mailwright.proof.signing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.flow.StrangersMail;
import org.mailwright.flow.Voice;
import org.mailwright.model.Host;
import org.mailwright.model.Network;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.proof.Faults;

/** What an MX host believes of the hosts of ours by their addresses, as its map is read: the longest prefix decides. */
final class OwnHostsProof {
    private static final Kind RULE = ProofKinds.SIGNING;

    private final Site site;
    private final Host host;
    private final MapEntries map;
    private final Faults faults;
    private final StrangersMail strangers;

    private OwnHostsProof(Site site, Host host, MapEntries map, Faults faults) {
        this.site = site;
        this.host = host;
        this.map = map;
        this.faults = faults;
        this.strangers = StrangersMail.of(site);
    }

    static void of(Site site, Host host, MapEntries map, Faults faults) {
        new OwnHostsProof(site, host, map, faults).judge();
    }

    /** A network is believed about what every host behind it is, and not about more; one of strangers about nothing. */
    private void judge() {
        List<Network> networks = map.values().keySet().stream()
                .flatMap(text -> Network.parse(text).value().stream())
                .toList();
        map.values().forEach((text, words) -> {
            List<Voice> voices = Network.parse(text).value().map(this::voices).orElse(List.of());
            Set<String> found = Set.copyOf(List.of(words.split(",")));
            boolean more = voices.stream()
                    .anyMatch(voice ->
                            !believed(voice).containsAll(found) || voice.strangers() && !found.contains("strangers"));
            if (more || voices.isEmpty()) {
                believes(text, words + " from " + text + (voices.isEmpty() ? ", no host of ours" : ""));
            }
        });
        // The longest prefix decides: without a line of its own such a host would count for a client of the relay.
        site.hosts().values().stream()
                .filter(one -> !one.equals(host) && strangers.voice(one).strangers())
                .forEach(one -> one.sendingAddresses().stream()
                        .map(Network::of)
                        .filter(address -> !networks.contains(address))
                        .filter(address -> networks.stream().anyMatch(wide -> wide.covers(address.first())))
                        .forEach(address ->
                                believes(address.toString(), one.name() + " as of a network around " + address)));
    }

    private void believes(String key, String what) {
        faults.add(
                RULE, map.file(), map.line(key), host.name() + " believes a From of " + what, List.of(host.location()));
    }

    /** What may be believed of a network, by each that it belongs to. */
    private List<Voice> voices(Network network) {
        if (network.first().isLocal()) {
            return List.of(strangers.ownVoice(host));
        }
        Stream<Voice> client =
                host.is(Role.RELAY) && site.settings().relay().clients().contains(network)
                        ? Stream.of(Voice.ofPeople(new TreeSet<>()))
                        : Stream.of();
        Stream<Voice> holders = network.isSingle() ? holders(network).map(this::voice) : Stream.of();
        return Stream.concat(client, holders).toList();
    }

    /** Its hosts; a machine that only uses a relay host is believed with it, behind one address. */
    private Stream<Host> holders(Network range) {
        return site.hosts().values().stream()
                .filter(one -> host.is(Role.RELAY) || !isNode(one) || strangers.comesThrough(one))
                .filter(one -> one.addresses().stream().anyMatch(range::covers)
                        || one.sendsFrom().stream().anyMatch(range::covers));
    }

    private Voice voice(Host one) {
        if (one.equals(host)) {
            return strangers.ownVoice(one);
        }
        return isNode(one) && host.is(Role.RELAY) && !strangers.comesThrough(one)
                ? Voice.ofPeople(new TreeSet<>())
                : strangers.voice(one);
    }

    private static boolean isNode(Host one) {
        return one.roles().isEmpty() || one.is(Role.CLIENT);
    }

    /** The words that may be at an address. */
    private static Set<String> believed(Voice voice) {
        Set<String> words = new HashSet<>(Set.of("strangers", "-"));
        if (voice.people()) {
            words.add("people");
        }
        voice.names().forEach(name -> words.add(name.text()));
        return words;
    }
}
