package org.mailwright.source.site;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.hiera.Hiera;
import org.mailwright.hiera.Scope;
import org.mailwright.hiera.Value;
import org.mailwright.source.shape.ShapeCheck;
import org.mailwright.source.shape.Shapes;

/** Looks our keys up in Hiera, under the names the site gives them, and holds each to its shape. */
final class Lookups {
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

    private Optional<Value> find(String key, Scope where) {
        String name = names.getOrDefault("mailwright::" + key, "mailwright::" + key);
        Checked<Optional<Value>> found = hiera.lookup(name, where);
        found.diagnostics().stream().filter(seen::add).forEach(reading::report);
        Optional<Value> value = found.value().filter(any -> !(any instanceof Value.Undef));
        value.ifPresent(any -> ShapeCheck.check(name, Shapes.key(key).shape(), any, finding -> {
            if (seen.add(finding)) {
                reading.report(finding);
            }
        }));
        return value;
    }
}
