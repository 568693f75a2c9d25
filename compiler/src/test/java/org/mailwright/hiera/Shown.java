package org.mailwright.hiera;

import java.util.stream.Collectors;

/** Values in one line, so that a table can hold them: strings in single quotes, everything else as Puppet prints it. */
final class Shown {
    private Shown() {}

    static String of(Value value) {
        if (value instanceof Value.Text text) {
            return "'" + text.text() + "'";
        }
        if (value instanceof Value.Whole whole) {
            return whole.number().toString();
        }
        if (value instanceof Value.Real real) {
            return String.valueOf(real.number());
        }
        if (value instanceof Value.Truth truth) {
            return String.valueOf(truth.truth());
        }
        if (value instanceof Value.Sequence list) {
            return list.items().stream().map(Shown::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> of(entry.key()) + ": " + of(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Value.Undef ? "undef" : value.getClass().getSimpleName();
    }
}
