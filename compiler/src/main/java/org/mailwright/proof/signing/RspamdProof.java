package org.mailwright.proof.signing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.flow.EnvelopeDomains;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Network;
import org.mailwright.model.Role;
import org.mailwright.model.Settings;
import org.mailwright.model.Site;
import org.mailwright.proof.Emitted;
import org.mailwright.proof.EmittedFile;
import org.mailwright.proof.Faults;

/**
 * rspamd's maps as our plugin and its signing module read them: which key signs what an MX host marked, whose mark counts,
 * and which From nobody may have.
 */
public final class RspamdProof {
    private static final Kind RULE = ProofKinds.SIGNING;
    private static final String LOCAL = "/etc/rspamd/local.d/";
    private final Site site;
    private final Emitted emitted;
    private final Host host;
    private final Faults faults;

    private RspamdProof(Site site, Emitted emitted, Host host, Faults faults) {
        this.site = site;
        this.emitted = emitted;
        this.host = host;
        this.faults = faults;
    }

    /** Judges an MX or SRS host. */
    public static void of(Site site, Emitted emitted, Host host, Faults faults) {
        RspamdProof proof = new RspamdProof(site, emitted, host, faults);
        Optional<EmittedFile> settings = emitted.file(host, "/etc/rspamd/modules.d/mailwright.conf");
        if (settings.isEmpty()) {
            return;
        }
        if (host.is(Role.MX)) {
            proof.map(settings.get(), "own_domains").ifPresent(proof::ownDomains);
            proof.map(settings.get(), "own_hosts").ifPresent(map -> OwnHostsProof.of(site, host, map, faults));
        } else if (host.is(Role.SRS)) {
            proof.map(settings.get(), "mx_hosts").ifPresent(proof::mxHosts);
        }
        if (host.is(Role.SRS)) {
            emitted.file(host, LOCAL + "dkim_signing.conf")
                    .ifPresent(conf -> proof.map(settings.get(), "signing_domains")
                            .ifPresent(domains -> proof.signatures(conf, domains)));
        }
    }

    /** The map that an option of a configuration file names. */
    private Optional<MapEntries> map(EmittedFile conf, String option) {
        Pattern setting = Pattern.compile("\\s*" + option + "\\s*=\\s*\"([^\"]*)\";");
        Optional<String> path = conf.lines().stream()
                .map(setting::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
        Optional<EmittedFile> file = path.flatMap(name -> emitted.file(host, name));
        if (file.isEmpty()) {
            faults.add(
                    RULE,
                    conf,
                    conf.lineOf(option),
                    host.name() + " has no map for " + option,
                    List.of(host.location()));
        }
        return file.map(MapEntries::of);
    }

    /** The names that forwarded mail leaves under are nobody's From; every domain of ours is known as ours. */
    private void ownDomains(MapEntries map) {
        Settings.Srs srs = site.settings().srs();
        Map<DomainName, Location> known = new LinkedHashMap<>();
        known.put(srs.rewriteTo(), srs.location());
        known.put(srs.hosts(), srs.location());
        site.domains().values().forEach(domain -> known.put(domain.name(), domain.location()));
        known.forEach((name, location) -> {
            String word = map.values().getOrDefault(name.text(), "");
            Set<String> right = words(name);
            if (!right.contains(word)) {
                faults.add(
                        RULE,
                        map.file(),
                        map.line(name.text()),
                        host.name() + " takes a From in " + name + " for " + (word.isEmpty() ? "a foreign one" : word)
                                + ", not for " + String.join(" or ", right),
                        List.of(location));
            }
        });
    }

    private Set<String> words(DomainName name) {
        Optional<Domain> domain = site.domain(name);
        boolean declared =
                domain.filter(found -> found.origin() == Domain.Origin.HIERA).isPresent();
        if (!declared && site.isHost(name, Role.SRS)) {
            return Set.of("srs");
        }
        if (domain.isEmpty()) {
            return Set.of("never");
        }
        boolean silent = domain.get().is(Domain.Use.NONE)
                || domain.get().is(Domain.Use.ALIAS) && !EnvelopeDomains.isSendingAlias(site, domain.get());
        boolean lists = !declared && site.isHost(name, Role.LISTS);
        if (lists || domain.get().servedBy().stream().anyMatch(serving -> site.isHost(serving, Role.LISTS))) {
            return Set.of("lists");
        }
        if (domain.get().is(Domain.Use.SERVED)) {
            return Set.of("served");
        }
        return Set.of(silent ? "receives" : "sends");
    }

    private void mxHosts(MapEntries map) {
        Map<String, Location> expected = new HashMap<>();
        site.hosts(Role.MX)
                .forEach(mx -> mx.clientAddresses()
                        .forEach(address -> expected.put(Network.of(address).toString(), mx.location())));
        Set<String> all = new TreeSet<>(expected.keySet());
        all.addAll(map.values().keySet());
        for (String network : all) {
            boolean is = map.values().containsKey(network);
            if (is != expected.containsKey(network)) {
                faults.add(
                        RULE,
                        map.file(),
                        map.line(network),
                        host.name()
                                + (is ? " believes the mark of " : " does not believe the mark of ")
                                + network
                                + (is ? ", no MX host" : ", an MX host"),
                        Stream.ofNullable(expected.get(network)).toList());
            }
        }
    }

    /** A key as rspamd finds it: its selector and its file. */
    private record Found(String selector, String path) {}

    private void signatures(EmittedFile conf, MapEntries signingDomains) {
        List<DkimKey> keys = SigningModel.declared(site, host);
        SigningModel model = new SigningModel(site, host, keys);
        Optional<MapEntries> selectors = map(conf, "selector_map");
        Map<String, Set<Found>> found = found(conf, selectors);
        for (Domain domain : site.domains().values()) {
            boolean sends = words(domain.name()).stream().noneMatch(Set.of("receives", "never")::contains);
            List<DkimKey> expected = sends ? model.nearest(domain.name()) : List.of();
            String signing = signingDomains.values().getOrDefault(domain.name().text(), "");
            Set<String> used = found.getOrDefault(signing, Set.of()).stream()
                    .map(key -> key.selector() + "._domainkey." + signing + " in " + key.path())
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> wanted = expected.stream()
                    .map(key ->
                            key.recordName() + " in /etc/rspamd/dkim/" + key.domain() + "." + key.selector() + ".key")
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!used.equals(wanted)) {
                List<Location> causes = new ArrayList<>();
                expected.forEach(key -> causes.add(key.location()));
                causes.add(domain.location());
                // The right domain with the wrong key is a matter of the keys' map.
                boolean right =
                        expected.stream().anyMatch(key -> key.domain().text().equals(signing));
                MapEntries map = right ? selectors.orElse(signingDomains) : signingDomains;
                faults.add(
                        RULE,
                        map.file(),
                        map.line(right ? signing : domain.name().text()),
                        host.name() + " signs a verified From in " + domain.name() + " with " + names(used)
                                + ", not with " + names(wanted),
                        causes);
            }
        }
        keyFiles(keys, conf);
    }

    private void keyFiles(List<DkimKey> keys, EmittedFile conf) {
        Set<String> checked = new HashSet<>();
        for (DkimKey key : keys) {
            String path = "/etc/rspamd/dkim/" + key.domain() + "." + key.selector() + ".key";
            if (key.privateKey().isPresent()
                    && checked.add(path)
                    && emitted.file(host, path).isEmpty()) {
                faults.add(RULE, conf, 0, host.name() + " does not get the key file " + path, List.of(key.location()));
            }
        }
    }

    /** The keys of each signing domain: those of its block, else the one that the two maps have for it. */
    private Map<String, Set<Found>> found(EmittedFile conf, Optional<MapEntries> selectors) {
        Map<String, Set<Found>> found = new HashMap<>();
        Optional<MapEntries> paths = map(conf, "path_map");
        selectors.ifPresent(map -> map.values()
                .forEach((domain, selector) -> found.put(
                        domain,
                        Set.of(new Found(
                                selector,
                                paths.map(other -> other.values().getOrDefault(domain, ""))
                                        .orElse(""))))));
        Matcher block = Pattern.compile("\"([^\"]+)\" \\{\\s*selectors = \\[(.*?)\\]", Pattern.DOTALL)
                .matcher(String.join("\n", conf.lines()));
        Pattern key = Pattern.compile("selector = \"([^\"]*)\"; path = \"([^\"]*)\"");
        while (block.find()) {
            Matcher one = key.matcher(block.group(2));
            Set<Found> keys = new HashSet<>();
            while (one.find()) {
                keys.add(new Found(one.group(1), one.group(2)));
            }
            found.put(block.group(1), keys);
        }
        return found;
    }

    private static String names(Set<String> names) {
        return names.isEmpty() ? "no key" : String.join(" and ", names);
    }
}
