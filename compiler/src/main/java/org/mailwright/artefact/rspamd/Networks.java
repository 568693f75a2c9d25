package org.mailwright.artefact.rspamd;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Host;
import org.mailwright.model.Network;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.route.Routes;

/** Maps of networks without more: the MX hosts, whose mark counts, and where a From is let through that others refuse. */
final class Networks {
    private Networks() {}

    static Artefact mxHosts(Routes routes, Host host) {
        SortedMap<Network, Location> networks = new TreeMap<>();
        routes.site()
                .hosts(Role.MX)
                .forEach(mx ->
                        mx.clientAddresses().forEach(address -> networks.put(Network.of(address), mx.location())));
        return of(RspamdMap.MX_HOSTS, host, networks);
    }

    static Artefact ownFromAllow(Routes routes, Host host) {
        Settings.Mx mx = routes.site().settings().mx();
        return of(RspamdMap.OWN_FROM_ALLOW, host, mx.ownFromAllow(), mx.location());
    }

    static Artefact dmarcAllow(Routes routes, Host host) {
        Settings.Mx mx = routes.site().settings().mx();
        return of(RspamdMap.DMARC_ALLOW, host, mx.dmarcAllow(), mx.location());
    }

    private static Artefact of(RspamdMap map, Host host, List<Network> all, Location cause) {
        SortedMap<Network, Location> networks = new TreeMap<>();
        all.forEach(network -> networks.put(network, cause));
        return of(map, host, networks);
    }

    private static Artefact of(RspamdMap map, Host host, SortedMap<Network, Location> networks) {
        return map.of(host, lines -> {
            for (SortedMap.Entry<Network, Location> known : networks.entrySet()) {
                // 203.0.113.7/32
                lines.line(RspamdText.word(known.getKey().toString()), known.getValue());
            }
        });
    }
}
