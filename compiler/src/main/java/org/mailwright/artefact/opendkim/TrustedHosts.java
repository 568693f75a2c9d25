package org.mailwright.artefact.opendkim;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.HostFile;
import org.mailwright.artefact.Notice;
import org.mailwright.diagnostic.Location;
import org.mailwright.flow.StrangersMail;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;

/**
 * Whose mail is signed without a login (opendkim.conf(5), InternalHosts): the host itself and, on a relay, our machines.
 * A host through which mail of strangers comes never is ({@link StrangersMail}). Addresses only, since a name would be believed on
 * the word of reverse DNS.
 */
final class TrustedHosts {
    static final String FILE = "/etc/opendkim/TrustedHosts";
    static final HostFile HOST_FILE = HostFile.of(Form.TABLE, FILE, Action.reload("opendkim"));

    private static final List<Network> LOOPBACK =
            List.of(new Network(IpAddress.of("127.0.0.0"), 8), Network.of(IpAddress.of("::1")));

    private TrustedHosts() {}

    static Artefact of(Site site, Host host) {
        return HOST_FILE.file(host, lines -> {
            lines.line(Notice.HASH, host.location());
            for (Network loopback : LOOPBACK) {
                // 127.0.0.0/8
                lines.line(OpenDkimText.client(loopback), host.location());
            }
            if (host.is(Role.RELAY)) {
                for (Map.Entry<Network, Location> client : clients(site).entrySet()) {
                    // 203.0.113.40/32
                    lines.line(OpenDkimText.client(client.getKey()), client.getValue());
                }
                for (Map.Entry<Network, Location> exception : exceptions(site).entrySet()) {
                    // !203.0.113.7/32
                    lines.line(OpenDkimText.except(exception.getKey()), exception.getValue());
                }
            }
        });
    }

    /** The nodes' addresses and the declared networks, as on the relay's port 25. */
    private static SortedMap<Network, Location> clients(Site site) {
        SortedMap<Network, Location> clients = new TreeMap<>();
        Settings.Relay relay = site.settings().relay();
        relay.clients().forEach(network -> clients.put(network, relay.location()));
        StrangersMail strangers = StrangersMail.of(site);
        site.hosts().values().stream()
                .filter(node -> !strangers.comesThrough(node))
                .forEach(node -> networks(node).forEach(network -> clients.putIfAbsent(network, node.location())));
        return clients;
    }

    /** The others where a declared network covers them, or a client has the same address: the exception decides. */
    private static SortedMap<Network, Location> exceptions(Site site) {
        SortedMap<Network, Location> exceptions = new TreeMap<>();
        SortedMap<Network, Location> clients = clients(site);
        StrangersMail strangers = StrangersMail.of(site);
        site.hosts().values().stream()
                .filter(strangers::comesThrough)
                .forEach(node -> networks(node)
                        .filter(network -> clients.keySet().stream().anyMatch(wide -> wide.covers(network.first())))
                        .forEach(network -> exceptions.putIfAbsent(network, node.location())));
        return exceptions;
    }

    private static Stream<Network> networks(Host node) {
        return node.clientAddresses().stream().map(Network::of);
    }
}
