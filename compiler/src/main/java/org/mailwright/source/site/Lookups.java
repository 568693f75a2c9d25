package org.mailwright.source.site;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Severity;
import org.mailwright.hiera.Hiera;
import org.mailwright.hiera.Merge;
import org.mailwright.hiera.Scope;
import org.mailwright.hiera.Value;
import org.mailwright.source.shape.ShapeCheck;
import org.mailwright.source.shape.Shapes;

/** Looks our keys up in Hiera, under the names the site gives them, and holds each to its shape. */
final class Lookups {
    private static final String PREFIX = "mailwright::";

    private final Hiera hiera;
    private final Scope scope;
    private final Map<String, Value.Text> names;
    private final Reading reading;
    private boolean lost;
    private final Set<Diagnostic> seen = new LinkedHashSet<>();

    Lookups(Hiera hiera, Scope scope, Map<String, Value.Text> names, Reading reading) {
        this.hiera = hiera;
        this.scope = scope;
        this.names = new HashMap<>(names);
        this.reading = reading;
    }

    /** True when what a key of the site says is not known, so that what follows from it is not worth a word. */
    boolean isLost() {
        return lost;
    }

    Hiera hiera() {
        return hiera;
    }

    /** A site-wide key. */
    Optional<Value> site(String key) {
        return find(key, scope);
    }

    /** {@code mailwright::host} as a node sees it. */
    Optional<Value> host(Scope node) {
        return find("host", node);
    }

    /** Keys of ours that do not exist: nobody would ever look them up. */
    void reportUnknown() {
        List<String> known = Shapes.KEYS.stream().map(key -> name(key.name())).toList();
        reportUnused();
        for (Value.Text key : hiera.keys(PREFIX)) {
            if (!known.contains(key.text())) {
                Optional<String> near = DidYouMean.of(key.text(), known);
                Diagnostic finding = near.isPresent()
                        ? Diagnostic.error("hiera-unknown-key", key.location(), "there is no key " + key.text())
                        : Diagnostic.warning("hiera-unknown-key", key.location(), "there is no key " + key.text());
                reading.report(finding.advising(near.map(name -> "did you mean \"" + name + "\"?")
                        .orElse("the keys are: " + String.join(", ", known))));
            }
        }
    }

    private String name(String key) {
        Value.Text yours = names.get(PREFIX + key);
        return yours == null ? PREFIX + key : yours.text();
    }

    /** Names of hiera.keys that no file read so far has. */
    private void reportUnused() {
        List<String> written = hiera.keys("").stream().map(Value.Text::text).toList();
        new TreeMap<>(names).forEach((ours, yours) -> {
            if (!written.contains(yours.text())) {
                Optional<String> near = DidYouMean.of(yours.text(), written);
                String message = "no file has the key " + yours.text() + ", which is to be " + ours;
                Diagnostic finding = near.isPresent()
                        ? Diagnostic.error("hiera-unknown-key", yours.location(), message)
                        : Diagnostic.warning("hiera-unknown-key", yours.location(), message);
                reading.report(finding.advising(near.map(name -> "did you mean \"" + name + "\"?")
                        .orElse("correct the name, or remove the entry of hiera.keys")));
            }
        });
    }

    /** What is wrong with the data files. A key that is twice in a file without keys of ours is another team's. */
    void reportFindings() {
        Set<String> names = new HashSet<>(Set.of("lookup_options"));
        Shapes.KEYS.forEach(key -> names.add(name(key.name())));
        Set<String> ours = hiera.keys("").stream()
                .filter(key -> names.contains(key.text()))
                .map(key -> key.location().source())
                .collect(Collectors.toSet());
        for (Diagnostic finding : hiera.findings()) {
            boolean theirs = finding.rule().equals("yaml-duplicate-key")
                    && !ours.contains(finding.location().source());
            boolean known = seen.stream()
                    .anyMatch(told -> told.rule().equals(finding.rule())
                            && told.location().equals(finding.location()));
            if (!known || !finding.rule().equals("hiera-plaintext-secret")) {
                reading.report(theirs && finding.isError() ? finding.as(Severity.WARNING) : finding);
            }
        }
    }

    /** What was written for nothing: our keys in files that their look-up does not read, and what Hiera knows of. */
    void reportNeglected() throws IOException {
        String host = name("host");
        List<String> keys = Shapes.KEYS.stream().map(key -> name(key.name())).toList();
        Set<String> files = new HashSet<>();
        for (Hiera.Unread unread : hiera.unread(scope, keys)) {
            String key = unread.key().text();
            if (key.equals(host) && !unread.node()) {
                files.add(unread.key().location().source());
                reading.report(Diagnostic.warning(
                                "hiera-host-unread",
                                unread.key().location(),
                                key + " is in a file that no node of the inventory reads")
                        .advising("add the node's facts to the inventory, or correct the name of the file"));
            } else if (!key.equals(host) && unread.node()) {
                files.add(unread.key().location().source());
                reading.report(Diagnostic.warning(
                                "hiera-site-key-unread",
                                unread.key().location(),
                                key + " counts for the whole site, whose look-up does not read this file")
                        .advising("move it to a file that is read for every node, or name a node in hiera.as_node"));
            }
        }
        hiera.neglected().stream()
                .filter(finding -> !finding.rule().equals("hiera-file-unread")
                        || !files.contains(finding.location().source()))
                .forEach(reading::report);
    }

    private Optional<Value> find(String key, Scope where) {
        String name = name(key);
        Checked<Optional<Value>> found = hiera.lookup(name, where);
        found.diagnostics().stream().filter(seen::add).forEach(reading::report);
        Optional<Value> value = found.value().filter(any -> !(any instanceof Value.Undef));
        lost |= !key.equals("host") && found.hasErrors();
        value = value.flatMap(any -> EyamlRemains.removed(any, finding -> {
            lost |= !key.equals("host");
            if (seen.add(finding)) {
                reading.report(finding);
            }
        }));
        value.ifPresent(any -> ShapeCheck.check(name, Shapes.key(key).shape(), any, finding -> {
            // A value of another kind says nothing of what was meant.
            lost |= !key.equals("host") && finding.location().equals(any.location());
            if (seen.add(finding)) {
                reading.report(finding);
            }
        }));
        value.ifPresent(any -> reportHidden(name, any, where));
        return value;
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
                        "hiera-merge-hides-level",
                        given.location(),
                        name + " of this level hides " + hidden.size() + (hidden.size() == 1 ? " entry" : " entries")
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
