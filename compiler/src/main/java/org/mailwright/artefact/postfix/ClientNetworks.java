package org.mailwright.artefact.postfix;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Lines;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Host;
import org.mailwright.model.Network;
import org.mailwright.model.Role;
import org.mailwright.route.Routes;

/** Who may connect as what, by address (cidr_table(5)): the MX hosts to the hosts behind them, our nodes to the relay. */
final class ClientNetworks {
    private ClientNetworks() {}

    private record Range(Network network, Location cause) {}

    /** The MX hosts' addresses. */
    static Artefact mxHosts(Routes routes, Host host) {
        return Table.MX_CLIENTS.of(host, lines -> {
            List<Range> ranges = new ArrayList<>();
            routes.site().hosts(Role.MX).forEach(mx -> add(ranges, mx));
            // 203.0.113.7/32 permit
            write(lines, ranges, "permit");
        });
    }

    /** The addresses of every node, and the further clients that are declared. */
    static Artefact nodes(Routes routes, Host host) {
        return Table.RELAY_CLIENTS.of(host, lines -> {
            List<Range> ranges = new ArrayList<>();
            routes.site().hosts().values().forEach(node -> add(ranges, node));
            routes.site()
                    .settings()
                    .relay()
                    .clients()
                    .forEach(network -> ranges.add(
                            new Range(network, routes.site().settings().relay().location())));
            // 203.0.113.40/32 relay_client
            write(lines, ranges, "relay_client");
        });
    }

    private static void add(List<Range> ranges, Host host) {
        host.clientAddresses().forEach(address -> ranges.add(new Range(Network.of(address), host.location())));
    }

    private static void write(Lines lines, List<Range> ranges, String result) throws IOException {
        List<Range> sorted = ranges.stream()
                .sorted((a, b) -> a.network().compareTo(b.network()))
                .toList();
        for (Range range : sorted) {
            lines.line(PostfixText.entry(range.network().toString(), result), range.cause());
        }
    }
}
