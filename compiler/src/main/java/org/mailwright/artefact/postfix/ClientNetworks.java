package org.mailwright.artefact.postfix;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Lines;
import org.mailwright.diagnostic.Location;
import org.mailwright.flow.StrangersMail;
import org.mailwright.model.Host;
import org.mailwright.model.Network;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/** Who may connect as what, by address (cidr_table(5)): the MX hosts to the hosts behind them, our nodes to the relay. */
final class ClientNetworks {
    private ClientNetworks() {}

    private record Range(Network network, String result, Location cause) {}

    /** The MX hosts' addresses. */
    static Artefact mxHosts(Routes routes, Host host) {
        return Table.MX_CLIENTS.of(host, lines -> {
            List<Range> ranges = new ArrayList<>();
            // 203.0.113.7/32 permit
            routes.site().hosts(Role.MX).forEach(mx -> add(ranges, mx, "permit"));
            write(lines, ranges);
        });
    }

    /**
     * The nodes' addresses, and the further clients that are declared. A host through which mail of strangers comes is none,
     * since what a relay host takes leaves with an envelope of ours that passes SPF.
     */
    static Artefact nodes(Routes routes, Host host) {
        return Table.RELAY_CLIENTS.of(host, lines -> {
            Site site = routes.site();
            StrangersMail strangers = StrangersMail.of(site);
            List<Network> declared = site.settings().relay().clients();
            List<Range> first = new ArrayList<>();
            List<Range> ranges = new ArrayList<>();
            for (Host node : site.hosts().values()) {
                // From its own address its own programs write.
                if (node.equals(host) || !strangers.comesThrough(node)) {
                    // 203.0.113.40/32 relay_client
                    add(ranges, node, "relay_client");
                } else {
                    // 203.0.113.61/32 reject
                    add(first, node, "reject");
                }
            }
            Set<Network> nodes = ranges.stream().map(Range::network).collect(Collectors.toSet());
            first.removeIf(range -> !nodes.contains(range.network())
                    && declared.stream()
                            .noneMatch(network -> network.covers(range.network().first())));
            declared.forEach(network -> ranges.add(
                    new Range(network, "relay_client", site.settings().relay().location())));
            // The first line that fits counts.
            write(lines, first);
            write(lines, ranges);
        });
    }

    private static void add(List<Range> ranges, Host host, String result) {
        host.clientAddresses().forEach(address -> ranges.add(new Range(Network.of(address), result, host.location())));
    }

    private static void write(Lines lines, List<Range> ranges) throws IOException {
        List<Range> sorted = ranges.stream()
                .sorted((a, b) -> a.network().compareTo(b.network()))
                .toList();
        for (Range range : sorted) {
            lines.line(PostfixText.entry(range.network().toString(), range.result()), range.cause());
        }
    }
}
