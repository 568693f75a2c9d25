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
import org.mailwright.diagnostic.Location;
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
    private static final String RULE = "proof-signing";
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
            proof.map(settings.get(), "own_hosts").ifPresent(proof::ownHosts);
        } else if (host.is(Role.SRS)) {
            proof.map(settings.get(), "mx_hosts").ifPresent(proof::mxHosts);
        }
        if (host.is(Role.SRS)) {
            emitted.file(host, LOCAL + "dkim_signing.conf")
                    .ifPresent(conf -> proof.map(settings.get(), "signing_domains")
                            .ifPresent(domains -> proof.signatures(conf, domains)));
        }
    }

    /** A map of one entry a line: a key, a blank, a value (which a set has not). */
    private record Entries(EmittedFile file, Map<String, String> values, Map<String, Integer> lines) {
        int line(String key) {
            return lines.getOrDefault(key, 0);
        }
    }

    /** The map that an option of a configuration file names. */
    private Optional<Entries> map(EmittedFile conf, String option) {
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
        return file.map(RspamdProof::entries);
    }

    private static Entries entries(EmittedFile file) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        file.read((number, text) -> {
            String[] parts = text.strip().split("\\s+", 2);
            if (!parts[0].isEmpty() && !parts[0].startsWith("#")) {
                values.put(parts[0], parts.length > 1 ? parts[1] : "");
                lines.put(parts[0], number);
            }
        });
        return new Entries(file, values, lines);
    }

    /** The names that forwarded mail leaves under are nobody's From; every domain of ours is known as ours. */
    private void ownDomains(Entries map) {
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
        if (domain.get().servedBy().stream().anyMatch(serving -> site.isHost(serving, Role.LISTS))) {
            return Set.of("lists");
        }
        return Set.of(silent ? "receives" : "sends");
    }

    /** Only our hosts are believed without DMARC, and only those that know their users for every domain. */
    private void ownHosts(Entries map) {
        map.values().forEach((text, words) -> {
            Optional<Network> network = Network.parse(text).value();
            List<Host> holders = site.hosts().values().stream()
                    .filter(one -> network.filter(
                                    range -> one.addresses().stream().anyMatch(range::covers)
                                            || one.sendsFrom().stream().anyMatch(range::covers))
                            .isPresent())
                    .toList();
            boolean loopback = network.filter(range -> range.base().isLocal()).isPresent();
            boolean client = host.is(Role.RELAY)
                    && (site.settings().relay().clients().stream()
                                    .anyMatch(range ->
                                            network.filter(range::equals).isPresent())
                            || holders.stream().anyMatch(one -> one.roles().isEmpty() || one.is(Role.CLIENT)));
            boolean any = Set.of(words.split(",")).contains("any");
            boolean trusted = client
                    || loopback && (host.is(Role.SUBMISSION) || host.is(Role.RELAY))
                    || holders.stream().anyMatch(one -> one.is(Role.SUBMISSION) || one.is(Role.RELAY));
            if (any && !trusted || holders.isEmpty() && !loopback && !client) {
                faults.add(
                        RULE,
                        map.file(),
                        map.line(text),
                        host.name() + " believes a From of " + words + " from " + text
                                + (holders.isEmpty() ? ", no host of ours" : ""),
                        List.of(host.location()));
            }
        });
    }

    private void mxHosts(Entries map) {
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

    private void signatures(EmittedFile conf, Entries signingDomains) {
        List<DkimKey> keys = SigningModel.declared(site, host);
        SigningModel model = new SigningModel(site, host, keys);
        Optional<Entries> selectors = map(conf, "selector_map");
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
                Entries map = right ? selectors.orElse(signingDomains) : signingDomains;
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
    private Map<String, Set<Found>> found(EmittedFile conf, Optional<Entries> selectors) {
        Map<String, Set<Found>> found = new HashMap<>();
        Optional<Entries> paths = map(conf, "path_map");
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
