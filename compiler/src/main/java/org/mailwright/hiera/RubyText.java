package org.mailwright.hiera;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as Ruby writes them into a string: {@code to_s} outside, {@code inspect} inside of lists and hashes. */
final class RubyText {
    private static final String HIDDEN = "Sensitive [value redacted]";

    private RubyText() {}

    static String of(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Sealed sealed) {
            return sealed.ciphertext();
        }
        if (value instanceof Value.Sensitive) {
            return HIDDEN;
        }
        return value instanceof Value.Undef ? "" : inspect(value);
    }

    // {"list"=>[1, 2.5, nil], "text"=>"a \"b\""}
    static String inspect(Value value) {
        if (value instanceof Value.Text || value instanceof Value.Sealed) {
            return quoted(of(value));
        }
        if (value instanceof Value.Sequence list) {
            return list.items().stream().map(RubyText::inspect).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> inspect(entry.key()) + "=>" + inspect(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Value.Real real) {
            return number(real.number());
        }
        if (value instanceof Value.Sensitive) {
            return "#<" + HIDDEN + ">";
        }
        return value instanceof Value.Undef ? "nil" : String.valueOf(Values.plain(value));
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean expression = c == '#' && i + 1 < text.length() && "{$@".indexOf(text.charAt(i + 1)) >= 0;
            out.append(expression ? "\\#" : escaped(c));
        }
        return out.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case '\f' -> "\\f";
            case '\b' -> "\\b";
            case 0x07 -> "\\a";
            case 0x0b -> "\\v";
            case 0x1b -> "\\e";
            default ->
                c < ' ' || c >= 0x7f && c < 0xa0 ? String.format(Locale.ROOT, "\\u%04X", (int) c) : String.valueOf(c);
        };
    }

    /** Ruby writes 1.0e+16 and 1.0e-05 where Java writes 1.0E16 and 1.0E-5. */
    static String number(double number) {
        double size = Math.abs(number);
        if (Double.isNaN(number) || Double.isInfinite(number) || size == 0) {
            return String.valueOf(number);
        }
        // Of the shortest digits that name the number.
        BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (size >= 1e-4 && size < 1e15) {
            String plain = digits.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String all = digits.unscaledValue().abs().toString();
        int exponent = all.length() - 1 - digits.scale();
        String fraction = all.length() > 1 ? all.substring(1) : "0";
        return (number < 0 ? "-" : "") + all.charAt(0) + "." + fraction + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}
