package org.mailwright.artefact.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.AddressExtensions;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Release;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.model.ZoneName;
import org.mailwright.model.ZoneSettings;

/** The little of a site that client configuration depends on: domains, one host, and who serves the files. */
record ClientSite(List<Domain> domains, Set<Role> roles, Optional<DomainName> web, List<String> zones) {
    private static final Location HERE = Location.file("data/common.yaml", 1, 1);

    /** onion.example with a submission host and a web host. */
    static ClientSite of(Domain... more) {
        return new ClientSite(
                List.of(more),
                Set.of(Role.SUBMISSION),
                Optional.of(DomainName.of("web-01.onion.example")),
                List.of("onion.example", "onion.test", "example"));
    }

    ClientSite withRoles(Role... other) {
        return new ClientSite(domains, Set.of(other), web, zones);
    }

    ClientSite withoutWeb() {
        return new ClientSite(domains, roles, Optional.empty(), zones);
    }

    ClientSite withZones(String... names) {
        return new ClientSite(domains, roles, web, List.of(names));
    }

    static Domain domain(String name, Domain.Use use, Domain.Origin origin, boolean sends) {
        return new Domain(
                DomainName.of(name),
                use,
                origin,
                use == Domain.Use.ALIAS ? Optional.of(DomainName.of("onion.example")) : Optional.empty(),
                List.of(),
                new Domain.Recipients(false, List.of()),
                false,
                sends,
                false,
                Optional.empty(),
                Optional.empty(),
                Location.file("data/domains.yaml", 7, 3));
    }

    Site site() {
        SortedMap<DomainName, Domain> byName = new TreeMap<>();
        Domain primary = domain("onion.example", Domain.Use.PRIMARY, Domain.Origin.HIERA, true);
        byName.put(primary.name(), primary);
        domains.forEach(domain -> byName.put(domain.name(), domain));
        SortedMap<DomainName, Host> hosts = new TreeMap<>();
        hosts.put(host().name(), host());
        return new Site(
                primary.name(),
                byName,
                hosts,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                zoneSettings(),
                settings(),
                HERE);
    }

    private SortedMap<ZoneName, ZoneSettings> zoneSettings() {
        SortedMap<ZoneName, ZoneSettings> settings = new TreeMap<>();
        zones.stream()
                .map(ZoneName::new)
                .forEach(name -> settings.put(
                        name, new ZoneSettings(name, Optional.empty(), Optional.empty(), 3600, false, HERE)));
        return settings;
    }

    private Host host() {
        return new Host(
                DomainName.of("host-01.onion.example"),
                "host-01.onion.example",
                roles,
                Release.DEBIAN_12,
                List.of(IpAddress.of("203.0.113.7")),
                List.of(),
                10,
                Host.State.ACTIVE,
                List.of(),
                List.of(),
                List.of(),
                HERE);
    }

    private Settings settings() {
        DomainName service = DomainName.of("submission.onion.example");
        return new Settings(
                new Settings.Mx(false, List.of(), List.of(), HERE),
                new Settings.Srs(
                        DomainName.of("srs.onion.example"),
                        DomainName.of("bounces.onion.example"),
                        false,
                        List.of(),
                        HERE),
                new Settings.Submission(service, List.of(), List.of(), new TreeMap<>(), HERE),
                new Settings.Relay(Optional.empty(), List.of(), List.of(), HERE),
                new Settings.Rspamd(Optional.empty(), Optional.empty(), Settings.Rspamd.Dmarc.PRESET, HERE),
                new Settings.MtaSts(Settings.MtaSts.Mode.NONE, web, 604_800, HERE),
                new Settings.TlsRpt(List.of(), HERE),
                new Settings.Tls(List.of(), HERE),
                false,
                AddressExtensions.NONE);
    }
}
