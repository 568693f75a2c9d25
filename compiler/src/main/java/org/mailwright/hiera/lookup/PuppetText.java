package org.mailwright.hiera.lookup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** Values as Puppet's {@code String.new} writes them, in the syntax of its language. */
final class PuppetText {
    private static final int PLACES = 6;

    private PuppetText() {}

    /** The whole of a value that is no string; a float on its own has six places ({@code %f}). */
    static String of(Value value) {
        if (value instanceof Value.Undef) {
            return "";
        }
        if (value instanceof Value.Real real && Double.isFinite(real.number())) {
            boolean negativeZero = real.number() == 0 && 1 / real.number() < 0;
            return (negativeZero ? "-" : "")
                    + new BigDecimal(real.number())
                            .setScale(PLACES, RoundingMode.HALF_EVEN)
                            .toPlainString();
        }
        return shown(value);
    }

    // ['a', 1, {'k' => undef}]
    private static String shown(Value value) {
        if (DataTypes.isText(value)) {
            return quoted(Values.text(value));
        }
        if (value instanceof Value.Sequence list) {
            return list.items().stream().map(PuppetText::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> shown(entry.key()) + " => " + shown(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Value.Undef ? "undef" : Values.text(value);
    }

    /** In single quotes, in which only the quote needs a backslash, unless a control character wants double ones. */
    private static String quoted(String text) {
        if (text.chars().anyMatch(c -> c < ' ')) {
            return doubleQuoted(text);
        }
        StringBuilder out = new StringBuilder("'");
        boolean escaped = false;
        for (char c : text.toCharArray()) {
            // A backslash keeps what follows it as it is.
            out.append(c == '\'' && !escaped ? "\\'" : String.valueOf(c));
            escaped = c == '\\' && !escaped;
        }
        return out.append('\'').toString();
    }

    private static String doubleQuoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '"' -> out.append("\\\"");
                case '$' -> out.append("\\$");
                case '\\' -> out.append("\\\\");
                default -> out.append(c < ' ' ? String.format(Locale.ROOT, "\\u{%X}", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }
}
