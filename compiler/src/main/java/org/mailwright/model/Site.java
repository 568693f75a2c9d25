package org.mailwright.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Location;

/** All that the inputs say about the mail system. Maps are sorted; every declared thing carries its location. */
public final class Site {
    private final DomainName primary;
    private final SortedMap<DomainName, Domain> domains;
    private final SortedMap<DomainName, Host> hosts;
    private final SortedMap<Address, Alias> aliases;
    private final SortedMap<Address, Forward> forwards;
    private final SortedMap<String, Account> accounts;
    private final List<DkimKey> dkimKeys;
    private final SortedMap<ZoneName, ZoneSettings> zones;
    private final Settings settings;
    private final Location location;
    /** Asked for each domain, and there is a domain for each node: found once. */
    private final Map<Role, List<Host>> byRole = new EnumMap<>(Role.class);

    public Site(
            DomainName primary,
            SortedMap<DomainName, Domain> domains,
            SortedMap<DomainName, Host> hosts,
            SortedMap<Address, Alias> aliases,
            SortedMap<Address, Forward> forwards,
            SortedMap<String, Account> accounts,
            List<DkimKey> dkimKeys,
            SortedMap<ZoneName, ZoneSettings> zones,
            Settings settings,
            Location location) {
        this.primary = primary;
        this.domains = domains;
        this.hosts = hosts;
        this.aliases = aliases;
        this.forwards = forwards;
        this.accounts = accounts;
        this.dkimKeys = dkimKeys;
        this.zones = zones;
        this.settings = settings;
        this.location = location;
        for (Role role : Role.values()) {
            byRole.put(
                    role, hosts.values().stream().filter(host -> host.is(role)).toList());
        }
    }

    /** The domain of people and roles. */
    public DomainName primary() {
        return primary;
    }

    /** Every domain of ours by name: declared, node names, exported. */
    public SortedMap<DomainName, Domain> domains() {
        return domains;
    }

    /** Every node of the inventory by mail name. */
    public SortedMap<DomainName, Host> hosts() {
        return hosts;
    }

    /** The aliases, from Hiera, by address. */
    public SortedMap<Address, Alias> aliases() {
        return aliases;
    }

    /** The forwards from Hiera and the directory, Hiera's first where both name one, by address. */
    public SortedMap<Address, Forward> forwards() {
        return forwards;
    }

    /** The directory's entries by uid, retired ones too. */
    public SortedMap<String, Account> accounts() {
        return accounts;
    }

    /** The DKIM keys, by domain and selector. */
    public List<DkimKey> dkimKeys() {
        return dkimKeys;
    }

    /** The zones we write records for, by name. */
    public SortedMap<ZoneName, ZoneSettings> zones() {
        return zones;
    }

    /** The choices of the site. */
    public Settings settings() {
        return settings;
    }

    /** The place of mailwright.yaml. */
    public Location location() {
        return location;
    }

    /** The hosts that have a role, by name. */
    public Stream<Host> mailHosts() {
        return hosts.values().stream().filter(host -> !host.roles().isEmpty());
    }

    /** The hosts with this role, by name. */
    public List<Host> hosts(Role role) {
        return byRole.getOrDefault(role, List.of());
    }

    /** True for the name of a host that has the role. */
    public boolean isHost(DomainName name, Role role) {
        return Stream.ofNullable(hosts.get(name)).anyMatch(host -> host.is(role));
    }

    /** The domain of that name, if it is one of ours. */
    public Optional<Domain> domain(DomainName name) {
        return Optional.ofNullable(domains.get(name));
    }

    /** The zone that holds the owner name: the one with the longest apex. */
    public Optional<ZoneSettings> zoneOf(String owner) {
        return zones.values().stream()
                .filter(zone -> zone.name().contains(owner))
                .reduce((a, b) -> b.name().text().length() > a.name().text().length() ? b : a);
    }

    /** Every domain that one of ours is known by, in name order. */
    public Stream<Domain> domains(Domain.Use use) {
        return domains.values().stream().filter(domain -> domain.is(use));
    }

    /**
     * The domains that people give as theirs: the primary one, and those outside it that send as it does. A node's own name
     * is no person's.
     */
    public Stream<Domain> peoplesDomains() {
        return domains.values().stream().filter(this::isPeoples);
    }

    private boolean isPeoples(Domain domain) {
        boolean second = domain.is(Domain.Use.ALIAS)
                && domain.sends()
                && domain.origin() != Domain.Origin.NODE
                && !domain.name().isWithin(primary);
        return domain.is(Domain.Use.PRIMARY) || second;
    }

    /**
     * True for a name that mail of ours uses: a domain of ours, the domain of rewritten senders, the way to the SRS hosts,
     * the names of services. No mail for it leaves.
     */
    public boolean isOwn(DomainName name) {
        return domains.containsKey(name)
                || name.equals(settings.srs().rewriteTo())
                || name.equals(settings.srs().hosts())
                || name.equals(settings.submission().name())
                || settings.relay().name().filter(name::equals).isPresent();
    }
}
