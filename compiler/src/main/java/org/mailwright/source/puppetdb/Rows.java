package org.mailwright.source.puppetdb;

import java.util.List;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.Value;

/**
 * Rows of a live answer with the node as their place: where in a page of a thousand facts a value stood, nobody can look
 * up again.
 */
final class Rows {
    private Rows() {}

    /** The row, placed at its node: {@code https://puppetdb.onion.example:8081: mx-01.onion.example}. */
    static Value placed(Value row, String source) {
        String certname = row instanceof Value.Mapping mapping
                ? mapping.get("certname")
                        .filter(Value.Text.class::isInstance)
                        .map(value -> ((Value.Text) value).text())
                        .orElse("")
                : "";
        return placed(row, Location.ldap(source, 0, certname, ""));
    }

    private static Value placed(Value value, Location at) {
        if (value instanceof Value.Mapping mapping) {
            List<Value.Mapping.Entry> entries = mapping.entries().stream()
                    .map(entry -> new Value.Mapping.Entry(placed(entry.key(), at), placed(entry.value(), at)))
                    .toList();
            return new Value.Mapping(entries, at);
        }
        if (value instanceof Value.Sequence sequence) {
            return new Value.Sequence(
                    sequence.items().stream().map(item -> placed(item, at)).toList(), at);
        }
        if (value instanceof Value.Text text) {
            return new Value.Text(text.text(), text.secret(), at);
        }
        if (value instanceof Value.Whole whole) {
            return new Value.Whole(whole.number(), whole.written(), at);
        }
        if (value instanceof Value.Real real) {
            return new Value.Real(real.number(), real.written(), at);
        }
        return value instanceof Value.Truth truth
                ? new Value.Truth(truth.truth(), truth.written(), at)
                : new Value.Undef(at);
    }
}
