package org.mailwright.proof.signing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.ProofKinds;
import org.mailwright.flow.FromDomains;
import org.mailwright.model.DkimKey;
import org.mailwright.model.Domain;
import org.mailwright.model.DomainName;
import org.mailwright.model.Host;
import org.mailwright.model.Site;
import org.mailwright.proof.Emitted;
import org.mailwright.proof.EmittedFile;
import org.mailwright.proof.Faults;

/**
 * OpenDKIM's SigningTable and KeyTable as it reads them (opendkim.conf(5)): patterns with asterisks in the order of the file,
 * the first match counts unless MultipleSignatures says otherwise, and each names an entry of the KeyTable.
 */
public final class OpenDkimProof {
    private static final Kind RULE = ProofKinds.SIGNING;
    private final Site site;
    private final Emitted emitted;
    private final Host host;
    private final Faults faults;
    private final EmittedFile signingTable;
    private final EmittedFile keyTable;
    private final boolean multiple;
    private final List<Line> patterns = new ArrayList<>();
    /** Thousands of nodes are a pattern each, and a From is in one domain: the others need not be tried. */
    private final Map<String, List<Line>> byDomain = new HashMap<>();

    private final Map<String, Line> keys = new HashMap<>();

    /** A line of a table: its number, what it is looked up by, and the rest. */
    private record Line(int number, String key, Pattern pattern, String value) {}

    private OpenDkimProof(
            Site site,
            Emitted emitted,
            Host host,
            Faults faults,
            EmittedFile conf,
            EmittedFile signing,
            EmittedFile keys) {
        this.site = site;
        this.emitted = emitted;
        this.host = host;
        this.faults = faults;
        this.signingTable = signing;
        this.keyTable = keys;
        this.multiple = setting(conf, "MultipleSignatures").equalsIgnoreCase("yes");
    }

    /** Judges a host on which OpenDKIM signs. */
    public static void of(Site site, Emitted emitted, Host host, Faults faults) {
        Optional<EmittedFile> conf = emitted.file(host, "/etc/opendkim.conf");
        if (conf.isEmpty()) {
            return;
        }
        Optional<EmittedFile> signing = emitted.file(host, path(conf.get(), "SigningTable"));
        Optional<EmittedFile> keys = emitted.file(host, path(conf.get(), "KeyTable"));
        if (signing.isEmpty() || keys.isEmpty()) {
            faults.add(
                    RULE, conf.get(), 0, host.name() + " has no SigningTable or no KeyTable", List.of(host.location()));
            return;
        }
        OpenDkimProof proof = new OpenDkimProof(site, emitted, host, faults, conf.get(), signing.get(), keys.get());
        proof.read(setting(conf.get(), "SigningTable").startsWith("refile:"));
        proof.checkKeys();
        proof.checkFroms();
    }

    private static String setting(EmittedFile conf, String name) {
        return conf.lines().stream()
                .map(line -> line.strip().split("\\s+", 2))
                .filter(parts -> parts.length == 2 && parts[0].equalsIgnoreCase(name))
                .map(parts -> parts[1].strip())
                .findFirst()
                .orElse("");
    }

    private static String path(EmittedFile conf, String name) {
        String value = setting(conf, name);
        return value.substring(value.indexOf(':') + 1);
    }

    private void read(boolean wildcards) {
        entries(signingTable, (number, parts) -> {
            Line line = new Line(number, parts[0], pattern(parts[0], wildcards), parts[1].strip());
            if (wildcards && parts[0].startsWith("*@") && parts[0].indexOf('*', 1) < 0) {
                String domain = parts[0].substring(2).toLowerCase(Locale.ROOT);
                byDomain.computeIfAbsent(domain, name -> new ArrayList<>()).add(line);
            } else {
                patterns.add(line);
            }
        });
        entries(
                keyTable,
                (number, parts) -> keys.putIfAbsent(
                        parts[0], new Line(number, parts[0], pattern(parts[0], false), parts[1].strip())));
    }

    private static void entries(EmittedFile file, java.util.function.BiConsumer<Integer, String[]> reader) {
        file.read((number, text) -> {
            String[] parts = text.strip().split("\\s+", 2);
            if (parts.length == 2 && !text.strip().startsWith("#")) {
                reader.accept(number, parts);
            }
        });
    }

    /** Only in a refile is an asterisk more than itself; it matches dots and at signs too. */
    private static Pattern pattern(String text, boolean wildcards) {
        String quoted = Stream.of(text.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(wildcards ? ".*" : "\\*"));
        return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE);
    }

    /** Each key's domain, selector and file are those of its declaration. */
    private void checkKeys() {
        Map<String, DkimKey> declared = new HashMap<>();
        SigningModel.ofOpenDkim(site, host).forEach(key -> declared.put(key.recordName(), key));
        keys.values().forEach(line -> {
            DkimKey key = declared.get(line.key());
            if (key == null) {
                faults.add(RULE, keyTable, line.number(), host.name() + " is no signer of " + line.key(), List.of());
                return;
            }
            String path = "/etc/opendkim/keys/" + key.domain() + "/" + key.selector() + ".private";
            String wanted = key.domain() + ":" + key.selector() + ":" + path;
            if (!line.value().equals(wanted)) {
                faults.add(
                        RULE,
                        keyTable,
                        line.number(),
                        host.name() + " has for " + line.key() + " " + line.value() + ", not " + wanted,
                        List.of(key.location()));
            } else if (key.privateKey().isPresent() && emitted.file(host, path).isEmpty()) {
                faults.add(
                        RULE,
                        keyTable,
                        line.number(),
                        host.name() + " does not get the key file " + path,
                        List.of(key.location()));
            }
        });
    }

    private void checkFroms() {
        SigningModel model = new SigningModel(site, host, SigningModel.ofOpenDkim(site, host));
        Set<DomainName> signed = model.froms();
        Set<DomainName> froms = new TreeSet<>(signed);
        site.domains().values().stream().map(Domain::name).forEach(froms::add);
        // Whatever lies below a domain of ours may be one that nobody writes from.
        site.dkimKeys().forEach(key -> froms.add(key.domain().child("no-such-node")));
        froms.addAll(FromDomains.nobodys(site).keySet());
        froms.add(DomainName.of("elsewhere.test"));
        for (DomainName from : froms) {
            List<DkimKey> expected = signed.contains(from) ? model.nearest(from) : List.of();
            List<Line> matches = matches(from);
            Set<String> used = matches.stream().map(Line::value).collect(Collectors.toCollection(TreeSet::new));
            Set<String> wanted =
                    expected.stream().map(DkimKey::recordName).collect(Collectors.toCollection(TreeSet::new));
            if (!used.equals(wanted)) {
                report(from, used, wanted, matches, expected);
            }
            for (Line match : matches) {
                if (!keys.containsKey(match.value())) {
                    faults.add(
                            RULE,
                            signingTable,
                            match.number(),
                            host.name() + " has no key called " + match.value() + ": mail that it should sign waits",
                            List.of());
                }
            }
        }
    }

    private void report(
            DomainName from, Set<String> used, Set<String> wanted, List<Line> matches, List<DkimKey> expected) {
        List<Location> causes = new ArrayList<>();
        expected.forEach(key -> causes.add(key.location()));
        site.domain(from).map(Domain::location).ifPresent(causes::add);
        Optional.ofNullable(FromDomains.nobodys(site).get(from)).ifPresent(causes::add);
        faults.add(
                RULE,
                signingTable,
                matches.isEmpty() ? 0 : matches.get(0).number(),
                host.name() + " signs a From in " + from + " with " + names(used) + ", not with " + names(wanted),
                causes);
    }

    private static String names(Set<String> names) {
        return names.isEmpty() ? "no key" : String.join(" and ", names).toLowerCase(Locale.ROOT);
    }

    private List<Line> matches(DomainName from) {
        Stream<Line> others = patterns.stream()
                .filter(line -> line.pattern().matcher("someone@" + from).matches());
        Stream<Line> matching = Stream.concat(byDomain.getOrDefault(from.text(), List.of()).stream(), others)
                .sorted(Comparator.comparingInt(Line::number));
        return (multiple ? matching : matching.limit(1)).toList();
    }
}
