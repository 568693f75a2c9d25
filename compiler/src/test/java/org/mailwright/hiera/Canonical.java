package org.mailwright.hiera;

import java.util.Locale;
import java.util.stream.Collectors;

/** Values as the Ruby script of the comparison writes them: equal texts mean equal values, the order of keys included. */
final class Canonical {
    private Canonical() {}

    static String of(Value value) {
        if (value instanceof Value.Text text) {
            return text(text.text());
        }
        if (value instanceof Value.Whole whole) {
            return whole.number().toString();
        }
        if (value instanceof Value.Real real) {
            return String.format(Locale.ROOT, "float %016x", Double.doubleToRawLongBits(real.number()));
        }
        if (value instanceof Value.Truth truth) {
            return String.valueOf(truth.truth());
        }
        if (value instanceof Value.Sequence list) {
            return list.items().stream().map(Canonical::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> of(entry.key()) + " => " + of(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Value.Undef ? "null" : value.toString();
    }

    private static String text(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
