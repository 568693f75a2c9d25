package org.mailwright.artefact.rspamd;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Lines;
import org.mailwright.artefact.Templates;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.AddressExtensions;
import org.mailwright.model.DkimKey;
import org.mailwright.model.DkimPublicKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;
import org.mailwright.model.Release;
import org.mailwright.model.Role;
import org.mailwright.model.Secret;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.route.Routes;

/** A site built by hand: two MX hosts, an SRS host, submission, relay, lists, a CRM and a web server. */
public final class SampleSite {
    public static final Templates TEMPLATES = SampleSite::template;
    public static final DomainName PRIMARY = DomainName.of("onion.example");
    static final Location HERE = Location.file("data/common.yaml", 1, 1);

    public final SortedMap<DomainName, Domain> domains = new TreeMap<>();
    public final SortedMap<DomainName, Host> hosts = new TreeMap<>();
    public final List<DkimKey> keys = new ArrayList<>();
    public final List<Secret> srsSecrets = new ArrayList<>(List.of(Secret.of("throw-away+test/secret=1")));
    public DomainName rewriteTo = DomainName.of("bounces.onion.example");
    public boolean rejectOwnFrom;
    public List<Network> ownFromAllow = List.of();
    public List<Network> dmarcAllow = List.of();
    public List<Network> relayClients = List.of();
    public Optional<String> redis = Optional.of("127.0.0.1:6379");
    public Optional<String> clamav = Optional.empty();
    Settings.Rspamd.Dmarc dmarc = Settings.Rspamd.Dmarc.PRESET;

    /** The whole sample. */
    public static SampleSite standard() {
        SampleSite site = new SampleSite();
        site.host("mx-01", Set.of(Role.MX), "203.0.113.10", "2001:db8::10");
        site.host("mx-02", Set.of(Role.MX), "203.0.113.11");
        site.host("srs-01", Set.of(Role.SRS), "203.0.113.20");
        site.host("submission-01", Set.of(Role.SUBMISSION), "203.0.113.30", "2001:db8::30");
        site.host("relay-01", Set.of(Role.RELAY), "203.0.113.40");
        site.host("lists-01", Set.of(Role.LISTS), "203.0.113.50");
        site.host("crm-01", Set.of(Role.SENDER), "203.0.113.60");
        site.host("web-01", Set.of(), "203.0.113.70");
        site.domain("onion.example", Domain.Use.PRIMARY, Domain.Origin.HIERA, false);
        site.domain("onion.test", Domain.Use.ALIAS, Domain.Origin.HIERA, false);
        site.domain("sends.test", Domain.Use.ALIAS, Domain.Origin.HIERA, true);
        site.domain("parked.test", Domain.Use.NONE, Domain.Origin.HIERA, false);
        site.domain("lists.onion.example", Domain.Use.SERVED, Domain.Origin.HIERA, false, "lists-01.onion.example");
        site.domain("crm.onion.example", Domain.Use.SERVED, Domain.Origin.HIERA, false, "crm-01.onion.example");
        return site;
    }

    /** A site of one host. */
    public static SampleSite minimal() {
        SampleSite site = new SampleSite();
        site.host("mail", Set.of(Role.MX, Role.SRS, Role.SUBMISSION, Role.RELAY), "203.0.113.7");
        site.host("web-01", Set.of(), "203.0.113.70");
        site.domain("onion.example", Domain.Use.PRIMARY, Domain.Origin.HIERA, false);
        return site;
    }

    public void host(String label, Set<Role> roles, String... addresses) {
        DomainName name = DomainName.of(label + ".onion.example");
        List<IpAddress> all = Arrays.stream(addresses).map(IpAddress::of).toList();
        hosts.put(
                name,
                new Host(
                        name,
                        name.text(),
                        roles,
                        Release.DEBIAN_12,
                        all,
                        List.of(),
                        10,
                        Host.State.ACTIVE,
                        List.of(),
                        List.of(),
                        List.of(),
                        Location.file("nodes/" + name + ".yaml")));
        domain(name.text(), Domain.Use.ALIAS, Domain.Origin.NODE, false);
    }

    /** A domain whose host is its own exchanger. */
    public void directDomain(String text, String servedBy) {
        domain(text, true, Domain.Use.SERVED, Domain.Origin.HIERA, false, servedBy);
    }

    public void domain(String text, Domain.Use use, Domain.Origin origin, boolean sends, String... servedBy) {
        domain(text, false, use, origin, sends, servedBy);
    }

    private void domain(
            String text, boolean direct, Domain.Use use, Domain.Origin origin, boolean sends, String... servedBy) {
        DomainName name = DomainName.of(text);
        domains.put(
                name,
                new Domain(
                        name,
                        use,
                        origin,
                        use == Domain.Use.ALIAS ? Optional.of(PRIMARY) : Optional.empty(),
                        Arrays.stream(servedBy).map(DomainName::of).toList(),
                        new Domain.Recipients(false, List.of()),
                        direct,
                        sends,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        HERE));
    }

    public void key(
            String domain, String selector, DkimKey.Use use, DkimPublicKey.Type type, String pem, String signer) {
        keys.add(new DkimKey(
                DomainName.of(domain),
                selector,
                use,
                List.of(DomainName.of(signer + ".onion.example")),
                Optional.of(new DkimPublicKey(type, "AAAA", 2048)),
                pem.isEmpty() ? Optional.empty() : Optional.of(Secret.of(pem)),
                Optional.empty(),
                HERE));
    }

    public Site site() {
        return new Site(
                PRIMARY,
                domains,
                hosts,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                keys,
                new TreeMap<>(),
                settings(),
                HERE);
    }

    private Settings settings() {
        return new Settings(
                new Settings.Mx(rejectOwnFrom, ownFromAllow, dmarcAllow, HERE),
                new Settings.Srs(DomainName.of("srs.onion.example"), rewriteTo, false, List.copyOf(srsSecrets), HERE),
                new Settings.Submission(
                        DomainName.of("submission.onion.example"), List.of(), List.of(), new TreeMap<>(), HERE),
                new Settings.Relay(Optional.empty(), relayClients, List.of(), HERE),
                new Settings.Rspamd(redis, clamav, dmarc, HERE),
                new Settings.MtaSts(Settings.MtaSts.Mode.NONE, Optional.empty(), 86400, HERE),
                new Settings.TlsRpt(List.of(), HERE),
                new Settings.Tls(List.of(), HERE),
                false,
                AddressExtensions.NONE);
    }

    public Host host(String label) {
        return hosts.get(DomainName.of(label + ".onion.example"));
    }

    public Routes routes() {
        return Routes.of(site());
    }

    /** The files of rspamd on a host: absolute path and text. */
    SortedMap<String, String> rspamd(String label) {
        return texts(RspamdFiles.of(routes(), host(label), TEMPLATES));
    }

    /** Absolute path on the host and text of each file. */
    public static SortedMap<String, String> texts(List<Artefact> files) {
        SortedMap<String, String> texts = new TreeMap<>();
        files.forEach(file -> texts.put(file.path().replaceFirst("hosts/[^/]*", ""), text(file)));
        return texts;
    }

    /** The text of one file. */
    public static String text(Artefact file) {
        StringBuilder out = new StringBuilder();
        Lines lines = (line, causes) -> out.append(line).append('\n');
        try {
            file.body().write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String template(String name) {
        try (InputStream in = SampleSite.class.getResourceAsStream("/templates/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
