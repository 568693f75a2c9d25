package org.mailwright.proof.postfix;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.flow.StrangersMail;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.proof.EmittedFile;

/**
 * Who may connect to port 25 and who may relay through it: SRS hosts serve the MX hosts, relay hosts our nodes with envelope
 * senders of ours but those that mail of strangers comes through, nobody serves strangers. Asked for every node, every network in the tables and a stranger.
 */
final class AccessProof {
    private static final Kind RULE = ProofKinds.ACCESS;
    private final Instance postfix;
    private final Instance.Port port;
    private final Host host;
    private final Site site;
    private final Set<IpAddress> mx = new HashSet<>();
    private final Map<IpAddress, Host> nodes = new HashMap<>();
    private final List<Network> declared;
    private final Set<IpAddress> strangers = new HashSet<>();
    private final boolean open;
    private final boolean behind;

    private AccessProof(Instance postfix, Instance.Port port) {
        this.postfix = postfix;
        this.port = port;
        this.host = postfix.host();
        this.site = postfix.site();
        site.hosts(Role.MX).forEach(one -> mx.addAll(one.clientAddresses()));
        site.hosts().values().forEach(one -> one.clientAddresses().forEach(at -> nodes.putIfAbsent(at, one)));
        StrangersMail mail = StrangersMail.of(site);
        site.hosts().values().stream()
                .filter(one -> !one.equals(host) && mail.comesThrough(one))
                .forEach(one -> strangers.addAll(one.clientAddresses()));
        this.declared = site.settings().relay().clients();
        List<Domain> served = site.domains(Domain.Use.SERVED)
                .filter(domain -> domain.servedBy().contains(host.name()))
                .toList();
        this.open = host.is(Role.MX) || served.stream().anyMatch(Domain::direct);
        this.behind = host.is(Role.SRS) || served.stream().anyMatch(domain -> !domain.direct());
    }

    static void of(Instance postfix, Instance.Port port) {
        AccessProof proof = new AccessProof(postfix, port);
        proof.judge();
    }

    private void judge() {
        SortedSet<DomainName> senders = EnvelopeDomains.ofClients(site, host);
        String ours = senders.isEmpty() ? "" : "someone@" + senders.first();
        clients().forEach(client -> {
            boolean connects = port.smtpd().connects(client);
            if (connects != mayConnect(client)) {
                fault(client, (connects ? " lets " : " turns away ") + name(client));
            } else if (connects) {
                relays(client, Probes.OUTSIDE, host.is(Role.SRS) && mx.contains(client));
                boolean member = host.is(Role.RELAY) && isNode(client);
                relays(client, "", host.is(Role.SRS) && mx.contains(client) || member);
                relays(client, ours, host.is(Role.SRS) && mx.contains(client) || member);
            }
        });
    }

    private void relays(IpAddress client, String sender, boolean expected) {
        Answer answer = port.smtpd().rcpt(new Smtpd.Session(client, "", sender), Probes.OUTSIDE);
        if (answer.isAccepted() != expected) {
            String how = expected ? " does not relay for " : " relays to the internet for ";
            fault(client, how + name(client) + " with the sender <" + sender + ">");
        }
    }

    private boolean mayConnect(IpAddress client) {
        return open || behind && mx.contains(client) || host.is(Role.RELAY) && isNode(client);
    }

    private boolean isNode(IpAddress client) {
        boolean known = nodes.containsKey(client) || declared.stream().anyMatch(network -> network.covers(client));
        return known && !strangers.contains(client);
    }

    private SortedSet<IpAddress> clients() {
        SortedSet<IpAddress> clients = new TreeSet<>();
        clients.add(new Probes(postfix.routes()).stranger());
        clients.add(IpAddress.of("2001:db8:ffff:ffff::77"));
        site.hosts().values().forEach(one -> clients.addAll(one.clientAddresses()));
        // The restrictions have been read by now, and with them their tables.
        port.smtpd().connects(clients.first());
        port.smtpd().rcpt(new Smtpd.Session(clients.first(), "", Probes.OUTSIDE), Probes.OUTSIDE);
        postfix.tables()
                .networks()
                .forEach(table -> table.networks().forEach(network -> {
                    clients.add(network.first());
                    clients.add(network.last());
                }));
        clients.removeIf(IpAddress::isLocal);
        return clients;
    }

    private String name(IpAddress client) {
        return Optional.ofNullable(nodes.get(client))
                .map(one -> one.name() + " (" + client + ")")
                .orElse(client + ", no host of ours");
    }

    private void fault(IpAddress client, String what) {
        Optional<Hit> hit = postfix.tables().networks().stream()
                .flatMap(table -> table.find(client.text()).stream())
                .findFirst();
        String missing = "/etc/postfix/maps/" + (behind && mx.contains(client) ? "mx_clients" : "relay_clients");
        EmittedFile file = hit.map(Hit::file).orElseGet(() -> postfix.tables().fileOr(missing));
        List<Location> causes = Optional.ofNullable(nodes.get(client)).map(Host::location).stream()
                .toList();
        postfix.faults()
                .add(
                        RULE,
                        file,
                        hit.map(Hit::line).orElse(0),
                        host.name() + (what.startsWith(" lets ") ? what + " connect" : what),
                        causes.isEmpty() ? List.of(host.location()) : causes);
    }
}
