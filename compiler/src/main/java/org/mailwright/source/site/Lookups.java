package org.mailwright.source.site;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.Location;
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
    private final Map<String, String> names;
    private final Reading reading;
    private final Set<Diagnostic> seen = new LinkedHashSet<>();

    Lookups(Hiera hiera, Scope scope, Map<String, String> names, Reading reading) {
        this.hiera = hiera;
        this.scope = scope;
        this.names = new HashMap<>(names);
        this.reading = reading;
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
        List<String> known = Shapes.KEYS.stream()
                .map(key -> names.getOrDefault(PREFIX + key.name(), PREFIX + key.name()))
                .toList();
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

    private Optional<Value> find(String key, Scope where) {
        String name = names.getOrDefault(PREFIX + key, PREFIX + key);
        Checked<Optional<Value>> found = hiera.lookup(name, where);
        found.diagnostics().stream().filter(seen::add).forEach(reading::report);
        Optional<Value> value = found.value().filter(any -> !(any instanceof Value.Undef));
        value.ifPresent(any -> ShapeCheck.check(name, Shapes.key(key).shape(), any, finding -> {
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
