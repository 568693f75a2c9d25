package org.mailwright.artefact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Account;
import org.mailwright.model.AddressExtensions;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
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
import org.mailwright.route.Routes;

/** A site of a few hosts, written in Java: onion.example, and what a test adds to it. */
public final class SmallSite {
    /** Where everything of it is declared unless it says otherwise. */
    public static final Location PLACE = Location.file("data/common.yaml", 1, 1);

    private final List<Host> hosts = new ArrayList<>();
    private final List<Domain> domains = new ArrayList<>();
    private final List<DkimKey> keys = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private final List<Network> relayClients = new ArrayList<>();
    private boolean rejectOwnFrom;
    private final List<Network> ownFromAllow = new ArrayList<>();
    private List<String> accept = List.of("ARGON2ID", "BLF-CRYPT", "SHA512-CRYPT");
    private List<String> warn = List.of("MD5-CRYPT");

    /** Adds a Debian 12 host {@code name.onion.example}. */
    public SmallSite host(String name, String address, Role... roles) {
        return host(name, Release.DEBIAN_12, address, roles);
    }

    /** Adds a host {@code name.onion.example}. */
    public SmallSite host(String name, Release release, String address, Role... roles) {
        DomainName full = DomainName.of(name + ".onion.example");
        hosts.add(new Host(
                full,
                full.text(),
                Set.of(roles),
                release,
                List.of(IpAddress.of(address)),
                List.of(),
                10,
                Host.State.ACTIVE,
                List.of(),
                List.of(),
                List.of(),
                Location.file("data/nodes/" + full + ".yaml", 1, 1)));
        return this;
    }

    /** Adds a domain that a host serves behind the MX hosts. */
    public SmallSite served(String name, String host) {
        domains.add(domain(name, Domain.Use.SERVED, List.of(DomainName.of(host + ".onion.example"))));
        return this;
    }

    /** Adds the domain that a node's name is: the same addresses as in onion.example. */
    public SmallSite node(String name) {
        domains.add(domain(
                name + ".onion.example",
                Domain.Use.ALIAS,
                Domain.Origin.NODE,
                Optional.of(DomainName.of("onion.example")),
                List.of()));
        return this;
    }

    /** Adds an RSA key whose private half is in the inputs. */
    public SmallSite key(String domain, String selector, String... signers) {
        Secret secret =
                Secret.of("-----BEGIN PRIVATE KEY-----\nthrow-away " + selector + "\n-----END PRIVATE KEY-----\n");
        return key(domain, selector, DkimPublicKey.Type.RSA, Optional.of(secret), signers);
    }

    /** Adds a key. */
    public SmallSite key(
            String domain, String selector, DkimPublicKey.Type type, Optional<Secret> secret, String... signers) {
        keys.add(new DkimKey(
                DomainName.of(domain),
                selector,
                DkimKey.Use.DKIM,
                List.of(signers).stream()
                        .map(signer -> DomainName.of(signer + ".onion.example"))
                        .toList(),
                Optional.of(new DkimPublicKey(type, "AAAA", 2048)),
                secret,
                Optional.empty(),
                Location.file("data/dkim.yaml", keys.size() + 1, 3)));
        return this;
    }

    /** Adds an active account with that password hash. */
    public SmallSite account(String uid, String scheme, String hash) {
        return account(uid, Account.State.ACTIVE, Optional.of(new PasswordHash(scheme, hash)));
    }

    /** Adds an account. */
    public SmallSite account(String uid, Account.State state, Optional<PasswordHash> password) {
        String dn = "uid=" + uid + ",ou=users,dc=onion,dc=example";
        Function<String, Location> at = attribute -> Location.ldap("ldap/people.ldif", 1, dn, attribute);
        accounts.add(new Account(
                uid,
                state,
                List.<Target>of(),
                false,
                password,
                Optional.empty(),
                at.apply(""),
                at.apply("emailForward"),
                at.apply("mailPassword")));
        return this;
    }

    /** Says which networks may relay besides the nodes. */
    public SmallSite relayClients(String... networks) {
        List.of(networks)
                .forEach(network -> relayClients.add(Network.parse(network).orElseThrow()));
        return this;
    }

    /** Says {@code own_from: reject}. */
    public SmallSite allowingOwnFrom(String network) {
        ownFromAllow.add(Network.parse(network).orElseThrow());
        return this;
    }

    public SmallSite rejectingOwnFrom() {
        rejectOwnFrom = true;
        return this;
    }

    /** Says which password schemes are taken over, in silence and with a warning. */
    public SmallSite passwords(List<String> accepted, List<String> warned) {
        accept = accepted;
        warn = warned;
        return this;
    }

    /** The site as declared so far. */
    public Site site() {
        SortedMap<DomainName, Domain> byName = new TreeMap<>();
        DomainName primary = DomainName.of("onion.example");
        byName.put(primary, domain("onion.example", Domain.Use.PRIMARY, List.of()));
        domains.forEach(domain -> byName.put(domain.name(), domain));
        SortedMap<DomainName, Host> nodes = new TreeMap<>();
        hosts.forEach(host -> nodes.put(host.name(), host));
        SortedMap<String, Account> people = new TreeMap<>();
        accounts.forEach(account -> people.put(account.uid(), account));
        return new Site(
                primary,
                byName,
                nodes,
                new TreeMap<>(),
                new TreeMap<>(),
                people,
                List.copyOf(keys),
                new TreeMap<>(),
                settings(),
                Location.file("mailwright.yaml"));
    }

    private Settings settings() {
        return new Settings(
                new Settings.Mx(rejectOwnFrom, List.copyOf(ownFromAllow), List.of(), PLACE),
                new Settings.Srs(
                        DomainName.of("srs.onion.example"),
                        DomainName.of("bounces.onion.example"),
                        false,
                        List.of(),
                        PLACE),
                new Settings.Submission(
                        DomainName.of("submission.onion.example"), accept, warn, new TreeMap<>(), PLACE),
                new Settings.Relay(Optional.empty(), relayClients, List.of(), PLACE),
                new Settings.Rspamd(Optional.empty(), Optional.empty(), Settings.Rspamd.Dmarc.PRESET, PLACE),
                new Settings.MtaSts(Settings.MtaSts.Mode.NONE, Optional.empty(), 86_400, PLACE),
                new Settings.TlsRpt(List.of(), PLACE),
                new Settings.Tls(List.of(), PLACE),
                false,
                AddressExtensions.NONE);
    }

    private static Domain domain(String name, Domain.Use use, List<DomainName> servedBy) {
        return domain(name, use, Domain.Origin.HIERA, Optional.empty(), servedBy);
    }

    private static Domain domain(
            String name,
            Domain.Use use,
            Domain.Origin origin,
            Optional<DomainName> aliasOf,
            List<DomainName> servedBy) {
        return new Domain(
                DomainName.of(name),
                use,
                origin,
                aliasOf,
                servedBy,
                new Domain.Recipients(false, List.of()),
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                PLACE);
    }

    /** What {@code files} makes for the host {@code name.onion.example}, by path on the host. */
    public SortedMap<String, Artefact> files(Files files, String name) {
        Site site = site();
        Host host = site.hosts().get(DomainName.of(name + ".onion.example"));
        SortedMap<String, Artefact> byPath = new TreeMap<>();
        String root = "hosts/" + host.name();
        files.of(Routes.of(site), host, SmallSite::template)
                .forEach(file -> byPath.put(file.path().substring(root.length()), file));
        return byPath;
    }

    /** An entry point such as {@code PostfixFiles::of}. */
    @FunctionalInterface
    public interface Files {
        /** The files of one host. */
        List<Artefact> of(Routes routes, Host host, Templates templates);
    }

    /** The lines of a file without its header and other comments. */
    public static List<String> entries(Artefact file) {
        return lines(file).stream().filter(line -> !line.startsWith("#")).toList();
    }

    /** Every line of a file. */
    public static List<String> lines(Artefact file) {
        List<String> lines = new ArrayList<>();
        try {
            file.body().write((text, causes) -> lines.add(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static String template(String name) {
        try (InputStream in = SmallSite.class.getResourceAsStream("/templates/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
