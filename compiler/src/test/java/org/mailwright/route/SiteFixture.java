package org.mailwright.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Account;
import org.mailwright.model.Address;
import org.mailwright.model.AddressExtensions;
import org.mailwright.model.Alias;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Forward;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;
import org.mailwright.model.PasswordHash;
import org.mailwright.model.Release;
import org.mailwright.model.Role;
import org.mailwright.model.Secret;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.model.Target;
import org.mailwright.model.ZoneName;
import org.mailwright.model.ZoneSettings;

/**
 * A small site made by hand: what a test needs, said in one line each. Bare names are in onion.example; every declared
 * thing has a line of its own in {@code site.yaml}.
 */
public final class SiteFixture {
    private static final DomainName PRIMARY = DomainName.of("onion.example");

    private final SortedMap<DomainName, Domain> domains = new TreeMap<>();
    private final SortedMap<DomainName, Host> hosts = new TreeMap<>();
    private final SortedMap<Address, Alias> aliases = new TreeMap<>();
    private final SortedMap<Address, Forward> forwards = new TreeMap<>();
    private final SortedMap<String, Account> accounts = new TreeMap<>();
    private final SortedMap<ZoneName, ZoneSettings> zones = new TreeMap<>();
    private final SortedMap<Address, List<Settings.Submission.Uid>> senders = new TreeMap<>();
    private final List<Network> relayClients = new ArrayList<>();
    private DomainName rewriteTo = DomainName.of("bounces.onion.example");
    private boolean acceptAll;
    private String delimiter = "";
    private boolean kept = true;
    private int line;

    private SiteFixture() {}

    /** The primary domain alone. */
    public static SiteFixture bare() {
        SiteFixture fixture = new SiteFixture();
        fixture.domain(PRIMARY.text(), Domain.Use.PRIMARY, Optional.empty(), false, List.of(), List.of());
        return fixture;
    }

    /** The primary domain, its alias domain onion.test, and one host for each of mx, srs, submission, relay and lists. */
    public static SiteFixture onion() {
        return bare().aliasDomain("onion.test")
                .host("mx-01", "203.0.113.7", Role.MX)
                .host("srs-01", "203.0.113.20", Role.SRS)
                .host("submit-01", "203.0.113.30", Role.SUBMISSION)
                .host("relay-01", "203.0.113.40", Role.RELAY)
                .host("lists-01", "203.0.113.50", Role.LISTS)
                .served("lists.onion.example", "lists-01", "tor-dev");
    }

    private Location here() {
        line++;
        return Location.file("site.yaml", line, 1);
    }

    /** A short name is below the primary domain. */
    public static DomainName name(String name) {
        return DomainName.of(name.contains(".") ? name : name + "." + PRIMARY);
    }

    public static Address address(String text) {
        return Address.parse(text, PRIMARY).orElseThrow();
    }

    private List<Target> targets(String... texts) {
        return Arrays.stream(texts)
                .map(text -> new Target(address(text), here()))
                .toList();
    }

    private SiteFixture domain(
            String text,
            Domain.Use use,
            Optional<DomainName> aliasOf,
            boolean sends,
            List<DomainName> servedBy,
            List<String> lists) {
        return put(text, use, aliasOf, servedBy, lists.isEmpty(), lists, false, sends);
    }

    private SiteFixture put(
            String text,
            Domain.Use use,
            Optional<DomainName> aliasOf,
            List<DomainName> servedBy,
            boolean verify,
            List<String> lists,
            boolean direct,
            boolean sends) {
        DomainName name = name(text);
        domains.put(
                name,
                new Domain(
                        name,
                        use,
                        Domain.Origin.HIERA,
                        aliasOf,
                        servedBy,
                        new Domain.Recipients(verify, lists),
                        direct,
                        sends,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        here()));
        return this;
    }

    public SiteFixture aliasDomain(String text) {
        return domain(text, Domain.Use.ALIAS, Optional.of(PRIMARY), false, List.of(), List.of());
    }

    public SiteFixture sendingAliasDomain(String text) {
        return domain(text, Domain.Use.ALIAS, Optional.of(PRIMARY), true, List.of(), List.of());
    }

    /** A domain of Mailman lists behind the MX hosts. */
    public SiteFixture served(String text, String host, String... lists) {
        return domain(text, Domain.Use.SERVED, Optional.empty(), false, List.of(name(host)), List.of(lists));
    }

    /** A domain behind the MX hosts that they ask for its recipients. */
    public SiteFixture verified(String text, String... by) {
        List<DomainName> names = Arrays.stream(by).map(SiteFixture::name).toList();
        return domain(text, Domain.Use.SERVED, Optional.empty(), false, names, List.of());
    }

    /** A domain whose host is its own MX. */
    public SiteFixture direct(String text, String host) {
        return put(text, Domain.Use.SERVED, Optional.empty(), List.of(name(host)), true, List.of(), true, false);
    }

    public SiteFixture parked(String text) {
        return domain(text, Domain.Use.NONE, Optional.empty(), false, List.of(), List.of());
    }

    /** A node; one without a domain of its own is an alias domain of the primary. */
    public SiteFixture host(String text, String ip, Role... roles) {
        DomainName name = name(text);
        hosts.put(
                name,
                new Host(
                        name,
                        name.text(),
                        Set.of(roles),
                        Release.DEBIAN_12,
                        List.of(IpAddress.of(ip)),
                        List.of(),
                        10,
                        Host.State.ACTIVE,
                        List.of(),
                        List.of(),
                        List.of(),
                        here()));
        return domains.containsKey(name) ? this : aliasDomain(text);
    }

    public SiteFixture alias(String address, String... targets) {
        Address key = address(address);
        aliases.put(key, new Alias(key, targets(targets), here()));
        return this;
    }

    /** A forward of Hiera's. */
    public SiteFixture forward(String address, String... targets) {
        Address key = address(address);
        forwards.put(key, new Forward(key, targets(targets), Forward.Origin.HIERA, false, here()));
        return this;
    }

    /** An active account with a forward. */
    public SiteFixture account(String uid, String... targets) {
        return account(uid, Account.State.ACTIVE, false, Optional.empty(), targets);
    }

    public SiteFixture account(String uid, Account.State state, String... targets) {
        return account(uid, state, false, Optional.empty(), targets);
    }

    /** An account one of whose targets was refused on reading. */
    public SiteFixture damaged(String uid, String... targets) {
        return account(uid, Account.State.ACTIVE, true, Optional.empty(), targets);
    }

    /** An account with mailDisableMessage. */
    public SiteFixture disabled(String uid, String message, String... targets) {
        return account(uid, Account.State.ACTIVE, false, Optional.of(message), targets);
    }

    private SiteFixture account(
            String uid, Account.State state, boolean damaged, Optional<String> message, String... targets) {
        List<Target> forward = targets(targets);
        Location at = here();
        accounts.put(
                uid,
                new Account(
                        uid,
                        state,
                        forward,
                        damaged,
                        Optional.of(new PasswordHash("SHA512-CRYPT", "$6$throwaway$notahash")),
                        message,
                        at,
                        at,
                        at));
        boolean isAddress = state != Account.State.RETIRED && (damaged || !forward.isEmpty());
        if (isAddress && !forwards.containsKey(address(uid))) {
            forwards.put(address(uid), new Forward(address(uid), forward, Forward.Origin.DIRECTORY, damaged, at));
        }
        return this;
    }

    /** Names who may send as an alias. */
    public SiteFixture sender(String address, String... uids) {
        senders.put(
                address(address),
                Arrays.stream(uids)
                        .map(uid -> new Settings.Submission.Uid(uid, here()))
                        .toList());
        return this;
    }

    public SiteFixture delimiter(String text) {
        delimiter = text;
        return this;
    }

    /** An extension that nothing declares ends at the address that it belongs to. */
    public SiteFixture dropping() {
        kept = false;
        return this;
    }

    public SiteFixture acceptAll() {
        acceptAll = true;
        return this;
    }

    public SiteFixture rewriteTo(String text) {
        rewriteTo = name(text);
        return this;
    }

    public SiteFixture relayClient(String network) {
        relayClients.add(Network.parse(network).orElseThrow());
        return this;
    }

    public Site site() {
        Location at = Location.file("mailwright.yaml");
        Settings settings = new Settings(
                new Settings.Mx(false, List.of(), List.of(), at),
                new Settings.Srs(name("srs"), rewriteTo, acceptAll, List.of(Secret.of("throwaway")), at),
                new Settings.Submission(name("submission"), List.of("SHA512-CRYPT"), List.of(), senders, at),
                new Settings.Relay(Optional.empty(), relayClients, List.of(), at),
                new Settings.Rspamd(Optional.empty(), Optional.empty(), Settings.Rspamd.Dmarc.PRESET, at),
                new Settings.MtaSts(Settings.MtaSts.Mode.NONE, Optional.empty(), 604800, at),
                new Settings.TlsRpt(List.of(), at),
                new Settings.Tls(List.of("/etc/ssl/{host}/key.pem", "/etc/ssl/{host}/chain.pem"), at),
                false,
                new AddressExtensions(delimiter, kept));
        return new Site(PRIMARY, domains, hosts, aliases, forwards, accounts, List.of(), zones, settings, at);
    }

    public Routes routes() {
        return Routes.of(site());
    }

    public Host host(String text) {
        return Optional.ofNullable(hosts.get(name(text))).orElseThrow();
    }
}
