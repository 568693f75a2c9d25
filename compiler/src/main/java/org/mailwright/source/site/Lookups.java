package org.mailwright.source.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Counted;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Severity;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.diagnostic.kind.RoutingKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.hiera.Hiera;
import org.mailwright.hiera.Merge;
import org.mailwright.hiera.Scope;
import org.mailwright.hiera.Value;
import org.mailwright.model.Host;
import org.mailwright.source.puppetdb.Node;
import org.mailwright.source.shape.Shape;
import org.mailwright.source.shape.ShapeCheck;
import org.mailwright.source.shape.Shapes;

/** Looks our keys up in Hiera, under the names the site gives them, and holds each to its shape. */
final class Lookups {
    private final Hiera hiera;
    private final Scope scope;
    private final KeyNames names;
    private final Reading reading;
    private boolean lost;
    private boolean hostsLost;
    private final Set<String> missedHosts = new HashSet<>();
    private final Set<Diagnostic> seen = new LinkedHashSet<>();

    Lookups(Hiera hiera, Scope scope, Map<String, Value.Text> names, Reading reading) {
        this.hiera = hiera;
        this.scope = scope;
        this.names = new KeyNames(hiera, names);
        this.reading = reading;
    }

    /** True when what a key of the site says is not known, so that what follows from it is not worth a word. */
    boolean isLost() {
        return lost;
    }

    /** True when the part of some node is not known, or is that of a node that the inventory lacks. */
    boolean areHostsLost() {
        return hostsLost;
    }

    /** True for a finding that only follows from what {@link #areHostsLost} says. */
    boolean isOfLostHost(Diagnostic finding) {
        boolean named = finding.kind().equals(SiteKinds.HOST_UNKNOWN_ROLE)
                || finding.kind().equals(RoutingKinds.RELAY_HOST_NOT_IN_INVENTORY);
        return hostsLost
                && Inputs.OF_LOST_HOSTS.contains(finding.kind())
                && (!named
                        || finding.message().startsWith("no host has the role")
                        || missedHosts.stream().anyMatch(finding.message()::contains));
    }

    Hiera hiera() {
        return hiera;
    }

    /** A site-wide key. */
    Optional<Value> site(String key) {
        Optional<Value> found = find(key, names.of(key), scope);
        if (found.isPresent()) {
            return found;
        }
        Optional<String> slip = names.slip(key);
        lost |= slip.isEmpty() && names.isNowhere(key);
        return slip.flatMap(name -> find(key, name, scope));
    }

    /** {@code mailwright::host} as each node sees it. */
    List<Optional<Value>> hosts(List<Scope> nodes) {
        List<Optional<Value>> found = new ArrayList<>();
        nodes.forEach(node -> found.add(find("host", names.of("host"), node)));
        Optional<String> slip = names.slip("host");
        for (int i = 0; slip.isPresent() && i < found.size(); i++) {
            if (found.get(i).isEmpty()) {
                found.set(i, find("host", slip.get(), nodes.get(i)));
            }
        }
        return found;
    }

    /** Keys of ours that do not exist, and those that a wrong indentation put at the top of a file. */
    void reportUnknown() {
        names.report(reading);
        Shapes.KEYS.forEach(key -> new Unindented(names, hiera, scope).report(key, reading));
    }

    /**
     * What is wrong with the data files. A key that is twice in a file without keys of ours is another team's; where a file
     * with keys of ours is damaged, it is not known what they say.
     */
    void reportFindings() {
        Set<String> known = new HashSet<>(names.all());
        known.add("lookup_options");
        Set<String> ours = new HashSet<>();
        Set<String> nodes = new HashSet<>();
        Set<Location> tops = new HashSet<>();
        for (Value.Text key : hiera.keys("")) {
            if (known.contains(key.text())) {
                ours.add(key.location().source());
                tops.add(key.location());
            }
            if (key.text().equals(names.of("host"))) {
                nodes.add(key.location().source());
            }
        }
        for (Diagnostic finding : hiera.findings()) {
            String file = finding.location().source();
            boolean twice = finding.kind().equals(HieraKinds.YAML_DUPLICATE_KEY);
            boolean theirs = twice && !ours.contains(file);
            boolean whole = twice
                    ? finding.related().stream().anyMatch(other -> tops.contains(other.location()))
                            || tops.contains(finding.location())
                    : finding.kind().equals(HieraKinds.YAML_ENCODING);
            lost |= finding.isError() && ours.contains(file) && whole;
            hostsLost |= finding.isError() && nodes.contains(file);
            boolean told = finding.kind().equals(HieraKinds.PLAINTEXT_SECRET)
                    && seen.stream()
                            .anyMatch(other -> other.kind().equals(finding.kind())
                                    && other.location().equals(finding.location()));
            if (!told) {
                reading.report(theirs && finding.isError() ? finding.as(Severity.WARNING) : finding);
            }
        }
    }

    /**
     * What was written for nothing: our keys in files that their look-up does not read, and what Hiera knows of.
     *
     * @param nodes the inventory, and {@code hosts} what its nodes do
     * @param domains {@code mailwright::domains}, without which nothing else can be judged
     */
    void reportNeglected(List<Node> nodes, Collection<Host> hosts, Optional<Value> domains) throws IOException {
        String host = names.of("host");
        List<String> keys = names.all();
        Set<String> files = new HashSet<>();
        boolean missed = !lost
                && (hosts.stream().allMatch(known -> known.roles().isEmpty())
                        || reading.findings().stream()
                                .anyMatch(
                                        finding -> finding.isError() && Inputs.OF_LOST_HOSTS.contains(finding.kind())));
        for (Hiera.Unread unread : hiera.unread(scope, keys)) {
            String key = unread.key().text();
            if (key.equals(host) && !unread.node()) {
                files.add(unread.key().location().source());
                hostsLost |= missed;
                UnreadHost missing = new UnreadHost(unread.key(), nodes);
                missing.named().ifPresent(missedHosts::add);
                reading.report(missing.finding(missed));
            } else if (!key.equals(host) && !unread.node()) {
                // One for a file: what else is in it is not read either.
                if (files.add(unread.key().location().source())) {
                    lost |= domains.isEmpty();
                    reading.report(Diagnostic.warning(
                                    HieraKinds.SITE_KEY_UNREAD,
                                    unread.key().location(),
                                    key + " is in a file that no level of hiera.yaml names")
                            .as(domains.isEmpty() ? Severity.ERROR : Severity.WARNING)
                            .advising("correct the path of the level in hiera.yaml, or the name of the file"));
                }
            } else if (!key.equals(host)) {
                files.add(unread.key().location().source());
                reading.report(Diagnostic.warning(
                                HieraKinds.SITE_KEY_UNREAD,
                                unread.key().location(),
                                key + " counts for the whole site, whose look-up does not read this file")
                        .advising("move it to a file that is read for every node, or name a node in hiera.as_node"));
            }
        }
        Set<Location> refused = reading.findings().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::location)
                .collect(Collectors.toSet());
        hiera.neglected().stream()
                .filter(finding -> !finding.kind().equals(HieraKinds.FILE_UNREAD)
                        || !files.contains(finding.location().source()))
                .filter(finding -> !refused.contains(finding.location()))
                .forEach(reading::report);
    }

    /** What the site calls a key of ours. */
    String name(String key) {
        return names.of(key);
    }

    private Optional<Value> find(String key, String name, Scope where) {
        Checked<Optional<Value>> found = hiera.lookup(name, where);
        found.diagnostics().stream().filter(seen::add).forEach(reading::report);
        Optional<Value> value = found.value().filter(any -> !(any instanceof Value.Undef));
        boolean host = key.equals("host");
        boolean emptied = found.value().filter(Value.Undef.class::isInstance).isPresent()
                && new Unindented(names, hiera, scope).isEmptied(key, reading);
        lost |= emptied && !host;
        hostsLost |= emptied && host;
        lost |= !host && found.hasErrors();
        hostsLost |= host && found.hasErrors();
        value = value.flatMap(any -> EyamlRemains.removed(any, finding -> {
            lost |= !host;
            hostsLost |= host;
            if (seen.add(finding)) {
                reading.report(finding);
            }
        }));
        Shape shape = Shapes.key(key).shape();
        Optional<Value> meant = value.map(any -> ShapeCheck.check(name, shape, any, finding -> {
            hostsLost |= host;
            if (seen.add(finding)) {
                reading.report(finding);
            }
        }));
        // A value of another kind says nothing of what was meant.
        lost |= !host && meant.filter(any -> !ShapeCheck.isOf(shape, any)).isPresent();
        value.ifPresent(any -> reportHidden(name, any, where));
        return meant;
    }

    /**
     * A hash that the first level with it gives whole: what weaker levels have under other keys is not there. Where the
     * levels are merged, a look-up that takes the first alone answers something else.
     */
    private void reportHidden(String name, Value value, Scope where) {
        if (!(value instanceof Value.Mapping given) || !hiera.isSpread(name, where)) {
            return;
        }
        List<Value.Mapping.Entry> all = entries(hiera.lookup(name, where, Merge.of(Merge.Strategy.HASH)));
        if (all.size() == given.entries().size()) {
            return;
        }
        List<Value> hidden = all.stream()
                .map(Value.Mapping.Entry::key)
                .filter(key ->
                        key instanceof Value.Text text && given.get(text.text()).isEmpty())
                .toList();
        if (hidden.isEmpty() || !isAlone(given, entries(hiera.lookup(name, where, Merge.FIRST)))) {
            return;
        }
        Diagnostic finding = Diagnostic.warning(
                        HieraKinds.MERGE_HIDES_LEVEL,
                        given.location(),
                        name + " of this level hides " + Counted.of(hidden.size(), "entry", "entries")
                                + " of weaker levels, e.g. " + ((Value.Text) hidden.get(0)).text())
                .seeing(hidden.get(0).location(), "the hidden one")
                .advising("merge the levels under lookup_options, e.g. merge: hash");
        if (seen.add(finding)) {
            reading.report(finding);
        }
    }

    private static List<Value.Mapping.Entry> entries(Checked<Optional<Value>> found) {
        return Reading.entries(found.value());
    }

    private static boolean isAlone(Value.Mapping given, List<Value.Mapping.Entry> first) {
        return places(given.entries()).equals(places(first));
    }

    private static List<Location> places(List<Value.Mapping.Entry> entries) {
        return entries.stream().map(entry -> entry.value().location()).toList();
    }
}
