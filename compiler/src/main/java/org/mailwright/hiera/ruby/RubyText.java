package org.mailwright.hiera.ruby;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** Values as text, as Ruby writes them: what an interpolation puts into a string, and what {@code --render-as s} prints. */
public final class RubyText {
    /** From this exponent on, and below the other, Ruby writes a float with an exponent (flo_to_s). */
    private static final int LARGE = 15;

    private static final int SMALL = -4;

    private static final String HIDDEN = "Sensitive [value redacted]";

    private RubyText() {}

    /** Ruby's {@code to_s}: a string is itself, {@code nil} nothing, the rest as {@link #inspect}. */
    public static String of(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Sealed sealed) {
            return sealed.clear().orElse(sealed.ciphertext());
        }
        if (value instanceof Value.Sensitive) {
            return HIDDEN;
        }
        return value instanceof Value.Undef ? "" : inspect(value);
    }

    // {"list"=>[1, nil, "a\nb"], 1.5=>true}
    /** Ruby's {@code inspect} (up to Ruby 3.3, which Debian and Puppet 8 have). */
    public static String inspect(Value value) {
        if (value instanceof Value.Text || value instanceof Value.Sealed) {
            return quoted(of(value));
        }
        if (value instanceof Value.Real real) {
            return number(real.number());
        }
        if (value instanceof Value.Sequence list) {
            return list.items().stream().map(RubyText::inspect).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> inspect(entry.key()) + "=>" + inspect(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Value.Sensitive) {
            return "#<" + HIDDEN + ">";
        }
        return value instanceof Value.Undef ? "nil" : String.valueOf(Values.plain(value));
    }

    /** The shortest digits that are this number, e.g. {@code 0.0001}, {@code 1.0e-05}, {@code 1.0e+15}. */
    public static String number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return String.valueOf(number);
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = new BigDecimal(number);
        for (int digits = 1; digits <= 17; digits++) {
            BigDecimal rounded = new BigDecimal(number).round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                shortest = rounded;
                break;
            }
        }
        shortest = shortest.stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= SMALL && (exponent < LARGE || shortest.scale() > 0)) {
            String plain = shortest.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String mantissa = shortest.scaleByPowerOfTen(-exponent).toPlainString();
        return (mantissa.contains(".") ? mantissa : mantissa + ".0")
                + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean expression = c == '#' && i + 1 < text.length() && "{$@".indexOf(text.charAt(i + 1)) >= 0;
            out.append(expression ? "\\#" : escaped(c));
        }
        return out.append('"').toString();
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\f' -> "\\f";
            case '\b' -> "\\b";
            case 0x07 -> "\\a";
            case 0x0b -> "\\v";
            case 0x1b -> "\\e";
            default ->
                isPrintable(c)
                        ? Character.toString(c)
                        : String.format(Locale.ROOT, c > 0xffff ? "\\u{%X}" : "\\u%04X", c);
        };
    }

    /** Onigmo's {@code print}: formats and private characters are; the next line (U+0085) is, alone among controls. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.CONTROL -> c == 0x85;
            default -> true;
        };
    }
}
