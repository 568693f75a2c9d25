package org.mailwright.hiera.ruby;

import java.util.Locale;
import java.util.stream.Collectors;
import org.mailwright.hiera.Value;

/** A value of Hiera as JSON, on one line as {@code puppet lookup --render-as json} prints it (Ruby's JSON.generate). */
public final class RubyJson {
    private RubyJson() {}

    // {"a":[1,null,"x"],"b":1.5}
    /** The text without a line end; NaN and infinity, which JSON cannot say, are null. */
    public static String of(Value value) {
        if (value instanceof Value.Sequence list) {
            return list.items().stream().map(RubyJson::of).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> quoted(RubyText.of(entry.key())) + ":" + of(entry.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Value.Real real) {
            return Double.isFinite(real.number()) ? RubyText.number(real.number()) : "null";
        }
        if (value instanceof Value.Whole || value instanceof Value.Truth) {
            return RubyText.of(value);
        }
        return value instanceof Value.Undef ? "null" : quoted(RubyText.of(value));
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> out.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }
}
