package org.mailwright.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.diagnostic.Location;

/**
 * Sites made by hand for tests: an organisation with a host or two of every role, and copies of a site with one part
 * changed.
 */
public final class Sites {
    /** A throw-away test key: its private half was never kept. */
    public static final DkimPublicKey RSA = new DkimPublicKey(
            DkimPublicKey.Type.RSA,
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvjEtpxYMRvBkL7luKCF5b45ERfIxv19KfvpSCkU6cIVoI/eeYLAs0M1qL8aFCQ1G"
                    + "yIUsoOBNlDoEGdHuHRpjQ2cJpIpuA3h0y5qBiexwehfuWScgVsZrUsg49Ux0yKCtd23jGTJ82GJEzrpRvnOhiGhcICGNE3qXqzXI6q+nH"
                    + "4EKwR6WMnUtgcpJOQigC7WJYlmH9uNdVyGzAsxbf1+HfKOLOF6SuS1qSqfHPN+uF4eq/PSVEk/aPUoa0ePuMhQVqTnWTone6T9SMS+bun"
                    + "b1mcq6O/fykmoYvNmExzTGqssgNemcGHn9PccefScw3FlLkJTzjqOREQBaEtFueM5ILwIDAQAB",
            2048);
    /** A throw-away test key: its private half was never kept. */
    public static final DkimPublicKey ED25519 =
            new DkimPublicKey(DkimPublicKey.Type.ED25519, "t6giaa7m1I7jLtOnx75Rd9rP39aUXn+Y0H1fPuRyWqI=", 256);

    public static final DomainName ONION = DomainName.of("onion.example");

    private Sites() {}

    /**
     * The whole organisation: two MX, two SRS and two submission hosts, a relay, a list host, a CRM that sends for its own
     * domain, and a web host without a role. Addresses: mx-01 is 203.0.113.11 and 2001:db8::11, mx-02 ends in 12, then
     * srs 21 and 22, submit 31 and 32, relay 41, lists 51, crm 61, web 71.
     */
    public static Site onion() {
        Site site = new Site(
                ONION,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                keys(),
                new TreeMap<>(),
                settings(),
                Location.file("mailwright.yaml"));
        List<Host> hosts = List.of(
                host("mx-01", 11, Role.MX),
                host("mx-02", 12, Role.MX),
                host("srs-01", 21, Role.SRS),
                host("srs-02", 22, Role.SRS),
                host("submit-01", 31, Role.SUBMISSION),
                host("submit-02", 32, Role.SUBMISSION),
                host("relay-01", 41, Role.RELAY),
                host("lists-01", 51, Role.LISTS),
                host("crm-01", 61, Role.SENDER),
                host("web-01", 71));
        for (Host host : hosts) {
            site = with(with(site, host), node(host));
        }
        for (Domain domain : domains()) {
            site = with(site, domain);
        }
        for (String zone : List.of("onion.example", "onion.test", "garlic.example", "parked.example")) {
            site = with(site, zone(zone, true));
        }
        for (String zone :
                List.of("reports.example", "113.0.203.in-addr.arpa", "0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa")) {
            site = with(site, zone(zone, false));
        }
        return people(site);
    }

    /** A site of one host, mail.onion.example (203.0.113.10), with every role a host can have together. */
    public static Site small() {
        Host host = host("mail", 10, Role.MX, Role.SRS, Role.SUBMISSION, Role.RELAY);
        Settings all = settings();
        Settings settings = new Settings(
                all.mx(),
                all.srs(),
                new Settings.Submission(
                        host.name(),
                        all.submission().accept(),
                        all.submission().warn(),
                        new TreeMap<>(),
                        all.submission().location()),
                new Settings.Relay(
                        Optional.empty(), List.of(), List.of(), all.relay().location()),
                all.rspamd(),
                new Settings.MtaSts(
                        Settings.MtaSts.Mode.ENFORCE,
                        Optional.of(host.name()),
                        604_800,
                        all.mtaSts().location()),
                all.tlsRpt(),
                all.tls(),
                true,
                AddressExtensions.NONE);
        Site site = new Site(
                ONION,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                settings,
                Location.file("mailwright.yaml"));
        site = with(with(site, host), node(host));
        site = with(with(site, declared("onion.example", 1, Domain.Use.PRIMARY)), zone("onion.example", true));
        return people(site);
    }

    /** A host of onion.example: 203.0.113.{@code last}, 2001:db8::{@code last}, and a certificate when it has a role. */
    public static Host host(String label, int last, Role... roles) {
        DomainName name = ONION.child(label);
        Set<Role> set = EnumSet.noneOf(Role.class);
        set.addAll(List.of(roles));
        List<HostCertificate> certificates =
                set.isEmpty() ? List.of() : List.of(certificate(label, last, Optional.empty()));
        return new Host(
                name,
                name.text(),
                set,
                Release.DEBIAN_12,
                List.of(IpAddress.of("203.0.113." + last), IpAddress.of("2001:db8::" + last)),
                certificates,
                10,
                Host.State.ACTIVE,
                List.of(),
                List.of(),
                List.of(),
                Location.file("data/nodes/" + name + ".yaml", 1, 1));
    }

    /** A certificate whose key digest repeats {@code last}, e.g. 1111…. */
    public static HostCertificate certificate(String label, int last, Optional<String> next) {
        return new HostCertificate(
                "tls/" + label + ".pem",
                Integer.toString(last).repeat(32),
                next,
                Set.of(),
                List.of(label + ".onion.example"),
                Instant.parse("2027-06-01T00:00:00Z"),
                Location.file("data/nodes/" + label + ".onion.example.yaml", 2, 3));
    }

    /** The same host with other certificates. */
    public static Host certified(Host host, List<HostCertificate> certificates) {
        return new Host(
                host.name(),
                host.certname(),
                host.roles(),
                host.release(),
                host.addresses(),
                certificates,
                host.preference(),
                host.state(),
                host.sendsFor(),
                host.sendsFrom(),
                host.binds(),
                host.location());
    }

    /** The same host, being emptied. */
    public static Host draining(Host host) {
        return new Host(
                host.name(),
                host.certname(),
                host.roles(),
                host.release(),
                host.addresses(),
                host.certificates(),
                host.preference(),
                Host.State.DRAINING,
                host.sendsFor(),
                host.sendsFrom(),
                host.binds(),
                host.location());
    }

    /** The same host, sending for more domains and from other addresses. */
    public static Host sending(Host host, List<DomainName> sendsFor, List<IpAddress> sendsFrom) {
        return new Host(
                host.name(),
                host.certname(),
                host.roles(),
                host.release(),
                host.addresses(),
                host.certificates(),
                host.preference(),
                host.state(),
                sendsFor,
                sendsFrom,
                host.binds(),
                host.location());
    }

    /** The domain that a node's name is. */
    public static Domain node(Host host) {
        return domain(
                host.name().text(), Domain.Use.ALIAS, Domain.Origin.NODE, host.location(), List.of(), false, false);
    }

    private static List<Domain> domains() {
        DmarcPolicy dmarc = new DmarcPolicy(
                "none",
                Optional.of("quarantine"),
                Optional.of("reject"),
                Optional.empty(),
                false,
                List.of("mailto:dmarc@reports.example"),
                List.of(),
                Optional.empty());
        Domain primary = declared("onion.example", 1, Domain.Use.PRIMARY);
        return List.of(
                policies(primary, Optional.of(dmarc), Optional.of(new SpfPolicy(SpfPolicy.All.SOFTFAIL, List.of()))),
                declared("onion.test", 2, Domain.Use.ALIAS),
                domain("garlic.example", Domain.Use.ALIAS, Domain.Origin.EXPORTED, domainAt(3), List.of(), false, true),
                domain(
                        "lists.onion.example",
                        Domain.Use.SERVED,
                        Domain.Origin.HIERA,
                        domainAt(4),
                        List.of(ONION.child("lists-01")),
                        false,
                        false),
                policies(
                        domain(
                                "crm.onion.example",
                                Domain.Use.SERVED,
                                Domain.Origin.HIERA,
                                domainAt(5),
                                List.of(ONION.child("crm-01")),
                                true,
                                false),
                        Optional.empty(),
                        Optional.of(new SpfPolicy(SpfPolicy.All.FAIL, List.of("include:_spf.vendor.example")))),
                domain(
                        "shop.onion.example",
                        Domain.Use.SERVED,
                        Domain.Origin.HIERA,
                        domainAt(6),
                        List.of(ONION.child("web-01")),
                        false,
                        false),
                declared("parked.example", 7, Domain.Use.NONE));
    }

    /** A domain of Hiera without anything particular; {@code line} of data/common/domains.yaml declares it. */
    public static Domain declared(String name, int line, Domain.Use use) {
        return domain(name, use, Domain.Origin.HIERA, domainAt(line), List.of(), false, false);
    }

    /** The same domain with policies. */
    public static Domain policies(Domain domain, Optional<DmarcPolicy> dmarc, Optional<SpfPolicy> spf) {
        return new Domain(
                domain.name(),
                domain.use(),
                domain.origin(),
                domain.aliasOf(),
                domain.servedBy(),
                domain.recipients(),
                domain.direct(),
                domain.sends(),
                domain.exceptions(),
                dmarc,
                spf,
                domain.location());
    }

    /** A domain; an alias domain is one of onion.example, a served one lets its host be asked for recipients. */
    public static Domain domain(
            String name,
            Domain.Use use,
            Domain.Origin origin,
            Location location,
            List<DomainName> servedBy,
            boolean direct,
            boolean sends) {
        return new Domain(
                DomainName.of(name),
                use,
                origin,
                use == Domain.Use.ALIAS ? Optional.of(ONION) : Optional.empty(),
                servedBy,
                new Domain.Recipients(use == Domain.Use.SERVED, List.of()),
                direct,
                sends,
                false,
                Optional.empty(),
                Optional.empty(),
                location);
    }

    private static Location domainAt(int line) {
        return Location.file("data/common/domains.yaml", line, 3);
    }

    /** A zone without a hand-written file. */
    public static ZoneSettings zone(String name, boolean dnssec) {
        return new ZoneSettings(
                new ZoneName(name),
                Optional.empty(),
                Optional.empty(),
                3600,
                dnssec,
                Location.file("mailwright.yaml", 20, 3));
    }

    /** A signed zone with the given file, called {@code dns/db.NAME}. */
    public static ZoneSettings zone(String name, String text) {
        return new ZoneSettings(
                new ZoneName(name),
                Optional.of("dns/db." + name),
                Optional.of(text),
                3600,
                true,
                Location.file("mailwright.yaml", 20, 3));
    }

    private static List<DkimKey> keys() {
        return List.of(
                key("2026-relay", ONION, List.of("relay-01"), Optional.of(RSA), Optional.empty(), DkimKey.Use.DKIM),
                key(
                        "2026-srs",
                        ONION,
                        List.of("srs-01", "srs-02"),
                        Optional.of(RSA),
                        Optional.empty(),
                        DkimKey.Use.DKIM),
                key(
                        "2026-submit",
                        ONION,
                        List.of("submit-01", "submit-02"),
                        Optional.of(ED25519),
                        Optional.empty(),
                        DkimKey.Use.DKIM),
                key(
                        "k1",
                        DomainName.of("crm.onion.example"),
                        List.of(),
                        Optional.empty(),
                        Optional.of(DomainName.of("k1.vendor.example")),
                        DkimKey.Use.DKIM),
                key("seal", ONION, List.of("mx-01", "mx-02"), Optional.of(RSA), Optional.empty(), DkimKey.Use.ARC));
    }

    private static DkimKey key(
            String selector,
            DomainName domain,
            List<String> signers,
            Optional<DkimPublicKey> key,
            Optional<DomainName> cname,
            DkimKey.Use use) {
        return new DkimKey(
                domain,
                selector,
                use,
                signers.stream().map(ONION::child).toList(),
                key,
                Optional.empty(),
                cname,
                Location.file("data/common/keys.yaml", 1, 1));
    }

    /** onion.example's settings: all services named, MTA-STS testing on web-01, TLS reports. */
    public static Settings settings() {
        return new Settings(
                new Settings.Mx(false, List.of(), List.of(), at(1)),
                new Settings.Srs(
                        ONION.child("srs"), ONION.child("bounces"), false, List.of(Secret.of("a test secret")), at(2)),
                new Settings.Submission(
                        ONION.child("submission"),
                        List.of("ARGON2ID", "BLF-CRYPT", "SHA512-CRYPT"),
                        List.of("MD5-CRYPT"),
                        new TreeMap<>(),
                        at(3)),
                new Settings.Relay(Optional.of(ONION.child("smarthost")), List.of(), List.of(), at(4)),
                new Settings.Rspamd(
                        Optional.of("127.0.0.1:6379"), Optional.empty(), Settings.Rspamd.Dmarc.PRESET, at(5)),
                new Settings.MtaSts(Settings.MtaSts.Mode.TESTING, Optional.of(ONION.child("web-01")), 604_800, at(6)),
                new Settings.TlsRpt(List.of("mailto:tlsrpt@onion.example"), at(7)),
                new Settings.Tls(
                        List.of(
                                "/var/lib/dehydrated/certs/{host}/privkey.pem",
                                "/var/lib/dehydrated/certs/{host}/fullchain.pem"),
                        at(8)),
                false,
                AddressExtensions.NONE);
    }

    private static Location at(int line) {
        return Location.file("data/common/mail.yaml", line, 1);
    }

    /** Two accounts with forwards, one forward of Hiera, and the addresses every domain has. */
    private static Site people(Site site) {
        SortedMap<Address, Alias> aliases = new TreeMap<>(site.aliases());
        SortedMap<Address, Forward> forwards = new TreeMap<>(site.forwards());
        SortedMap<String, Account> accounts = new TreeMap<>(site.accounts());
        List<String> uids = List.of("alice", "bob");
        for (int i = 0; i < uids.size(); i++) {
            String uid = uids.get(i);
            Location entry = Location.ldap("ldap/people.ldif", 10 * i + 1, "uid=" + uid, "");
            Location at = Location.ldap("ldap/people.ldif", 10 * i + 2, "uid=" + uid, "emailForward");
            Target target = new Target(Address.of(uid + "@mail.example"), at);
            accounts.put(
                    uid,
                    new Account(
                            uid,
                            Account.State.ACTIVE,
                            List.of(target),
                            false,
                            Optional.of(new PasswordHash("SHA512-CRYPT", "$6$test$" + uid)),
                            Optional.empty(),
                            entry,
                            at,
                            Location.ldap("ldap/people.ldif", 10 * i + 3, "uid=" + uid, "mailPassword")));
            Address address = new Address(uid, ONION);
            forwards.put(address, new Forward(address, List.of(target), Forward.Origin.DIRECTORY, false, at));
        }
        Location carol = Location.file("data/common/mail.yaml", 30, 3);
        Address carols = new Address("carol", ONION);
        forwards.put(
                carols,
                new Forward(
                        carols,
                        List.of(new Target(Address.of("carol@mail.example"), carol)),
                        Forward.Origin.HIERA,
                        false,
                        carol));
        List<String> locals = List.of("postmaster", "abuse", "press");
        for (int i = 0; i < locals.size(); i++) {
            Location at = Location.file("data/common/mail.yaml", 20 + i, 3);
            Address address = new Address(locals.get(i), ONION);
            aliases.put(address, new Alias(address, List.of(new Target(new Address("alice", ONION), at)), at));
        }
        return new Site(
                site.primary(),
                site.domains(),
                site.hosts(),
                aliases,
                forwards,
                accounts,
                site.dkimKeys(),
                site.zones(),
                site.settings(),
                site.location());
    }

    /** The site with a host added or replaced; its node name is a domain only if {@link #node} is added too. */
    public static Site with(Site site, Host host) {
        SortedMap<DomainName, Host> hosts = new TreeMap<>(site.hosts());
        hosts.put(host.name(), host);
        return copy(site, site.domains(), hosts, site.dkimKeys(), site.zones(), site.settings());
    }

    /** The site with a domain added or replaced. */
    public static Site with(Site site, Domain domain) {
        SortedMap<DomainName, Domain> domains = new TreeMap<>(site.domains());
        domains.put(domain.name(), domain);
        return copy(site, domains, site.hosts(), site.dkimKeys(), site.zones(), site.settings());
    }

    /** The site with a zone added or replaced. */
    public static Site with(Site site, ZoneSettings zone) {
        SortedMap<ZoneName, ZoneSettings> zones = new TreeMap<>(site.zones());
        zones.put(zone.name(), zone);
        return copy(site, site.domains(), site.hosts(), site.dkimKeys(), zones, site.settings());
    }

    /** The site with another DKIM key. */
    public static Site with(Site site, DkimKey key) {
        List<DkimKey> keys = new ArrayList<>(site.dkimKeys());
        keys.add(key);
        return copy(site, site.domains(), site.hosts(), keys, site.zones(), site.settings());
    }

    /** The site with other settings. */
    public static Site with(Site site, Settings settings) {
        return copy(site, site.domains(), site.hosts(), site.dkimKeys(), site.zones(), settings);
    }

    /** The site without a host and the domain of its name. */
    public static Site without(Site site, String label) {
        SortedMap<DomainName, Host> hosts = new TreeMap<>(site.hosts());
        SortedMap<DomainName, Domain> domains = new TreeMap<>(site.domains());
        hosts.remove(ONION.child(label));
        domains.remove(ONION.child(label));
        return copy(site, domains, hosts, site.dkimKeys(), site.zones(), site.settings());
    }

    /** The settings with another MTA-STS policy. */
    public static Settings with(Settings settings, Settings.MtaSts mtaSts) {
        return copy(settings, settings.mx(), settings.srs(), settings.relay(), mtaSts, settings.addresses());
    }

    /** The settings with another way to the SRS hosts. */
    public static Settings with(Settings settings, Settings.Srs srs) {
        return copy(settings, settings.mx(), srs, settings.relay(), settings.mtaSts(), settings.addresses());
    }

    /** The settings with another relay. */
    public static Settings with(Settings settings, Settings.Relay relay) {
        return copy(settings, settings.mx(), settings.srs(), relay, settings.mtaSts(), settings.addresses());
    }

    /** The settings of a site whose host addresses are ours to write. */
    public static Settings withAddresses(Settings settings) {
        return copy(settings, settings.mx(), settings.srs(), settings.relay(), settings.mtaSts(), true);
    }

    /** The settings with MX hosts that judge otherwise. */
    public static Settings with(Settings settings, Settings.Mx mx) {
        return copy(settings, mx, settings.srs(), settings.relay(), settings.mtaSts(), settings.addresses());
    }

    private static Settings copy(
            Settings settings,
            Settings.Mx mx,
            Settings.Srs srs,
            Settings.Relay relay,
            Settings.MtaSts mtaSts,
            boolean addresses) {
        return new Settings(
                mx,
                srs,
                settings.submission(),
                relay,
                settings.rspamd(),
                mtaSts,
                settings.tlsRpt(),
                settings.tls(),
                addresses,
                settings.extensions());
    }

    private static Site copy(
            Site site,
            SortedMap<DomainName, Domain> domains,
            SortedMap<DomainName, Host> hosts,
            List<DkimKey> keys,
            SortedMap<ZoneName, ZoneSettings> zones,
            Settings settings) {
        return new Site(
                site.primary(),
                domains,
                hosts,
                site.aliases(),
                site.forwards(),
                site.accounts(),
                keys,
                zones,
                settings,
                site.location());
    }
}
