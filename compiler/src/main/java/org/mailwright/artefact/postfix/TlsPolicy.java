package org.mailwright.artefact.postfix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailwright.artefact.Artefact;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Role;
import org.mailwright.model.Site;
import org.mailwright.model.ZoneSettings;
import org.mailwright.route.Routes;

/**
 * TLS between our own hosts (smtp_tls_policy_maps): authenticated by DANE where every host of the hop publishes TLSA in a
 * signed zone (RFC 7672), encrypted in any case.
 */
final class TlsPolicy {
    private TlsPolicy() {}

    private record Level(String level, Location cause) {}

    static Artefact of(Routes routes, Host host) {
        return Table.TLS_POLICY.of(host, lines -> {
            for (Map.Entry<String, Level> known : levels(routes, host).entrySet()) {
                // srs.onion.example dane-only
                lines.line(
                        PostfixText.entry(known.getKey(), known.getValue().level()),
                        known.getValue().cause());
            }
        });
    }

    private static SortedMap<String, Level> levels(Routes routes, Host host) {
        Site site = routes.site();
        SortedMap<String, Level> levels = new TreeMap<>();
        if (host.is(Role.CLIENT)) {
            RelayName.of(site).ifPresent(name -> addRelay(levels, site, name));
            return levels;
        }
        if (!host.is(Role.MX)) {
            List<Host> mx = site.hosts(Role.MX);
            site.domains().values().stream()
                    .filter(Domain::isOurs)
                    .forEach(domain ->
                            levels.put(domain.name().text(), level(site, domain.name(), mx, domain.location())));
            return levels;
        }
        if (!host.is(Role.SRS)) {
            DomainName srs = site.settings().srs().hosts();
            Location cause = site.settings().srs().location();
            levels.put(srs.text(), level(site, srs, site.hosts(Role.SRS), cause));
        }
        site.domains(Domain.Use.SERVED)
                .flatMap(domain -> routes.serving(domain).stream())
                .filter(serving -> !serving.name().equals(host.name()))
                .forEach(serving -> levels.put(
                        "[" + serving.name() + "]", level(site, serving.name(), List.of(serving), serving.location())));
        return levels;
    }

    private static void addRelay(SortedMap<String, Level> levels, Site site, DomainName name) {
        levels.put(
                "[" + name + "]",
                level(
                        site,
                        name,
                        site.hosts(Role.RELAY),
                        site.settings().relay().location()));
    }

    private static Level level(Site site, DomainName nextHop, List<Host> hosts, Location cause) {
        List<DomainName> names = new ArrayList<>(List.of(nextHop));
        names.addAll(hosts.stream().map(Host::name).collect(Collectors.toList()));
        boolean signed = names.stream()
                .allMatch(name ->
                        site.zoneOf(name.text()).filter(ZoneSettings::dnssec).isPresent());
        boolean published = !hosts.isEmpty()
                && hosts.stream().noneMatch(h -> h.certificates().isEmpty());
        return new Level(signed && published ? "dane-only" : "encrypt", cause);
    }
}
