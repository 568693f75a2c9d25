package org.mailwright.dns;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Parsed;

/**
 * The left or right side of a {@code $GENERATE} directive as BIND reads it: {@code $} is the number, {@code $$} and
 * {@code \$} are a dollar sign, and <code>${offset,width,base}</code> is a number with an offset, filled to a width, in base d, o,
 * x or X, or in nibbles, the lowest first (n or N). BIND keeps the offset for each plain {@code $} after it (measured with 9.18).
 */
record GeneratePattern(String text) {
    private static final Pattern MODIFIER =
            Pattern.compile("\\{\\s*([+-]?\\d+)(?:,\\s*([+-]?\\d+)(?:,([doxXnN]))?)?\\}");
    /** BIND's room for one number is 128 octets, of which one ends it. */
    private static final int MOST_DIGITS = 127;

    /** The text for a number, not negative and at most 2147483647. */
    Parsed<String> of(int number) {
        StringBuilder made = new StringBuilder();
        int offset = 0;
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '\\' && at + 1 < text.length()) {
                made.append(text, at, at + 2);
                at += 2;
            } else if (next != '$') {
                made.append(next);
                at++;
            } else if (text.startsWith("$$", at)) {
                made.append('$');
                at += 2;
            } else if (text.startsWith("${", at)) {
                Matcher modifier = MODIFIER.matcher(text).region(at + 1, text.length());
                if (!modifier.lookingAt()) {
                    return Parsed.not(
                            modifier(at) + " is not a modifier: write ${offset,width,base}, base d, o, x, X, n or N");
                }
                Parsed<String> digits = digits(modifier, number);
                if (digits.value().isEmpty()) {
                    return Parsed.not(modifier(at) + " " + digits.reason());
                }
                made.append(digits.value().get());
                offset = Integer.parseInt(modifier.group(1));
                at = modifier.end();
            } else {
                made.append(number + offset);
                at++;
            }
        }
        return Parsed.of(made.toString());
    }

    private String modifier(int at) {
        int end = text.indexOf('}', at);
        return text.substring(at, end < 0 ? text.length() : end + 1);
    }

    private static Parsed<String> digits(Matcher modifier, int number) {
        BigInteger sum = new BigInteger(modifier.group(1)).add(BigInteger.valueOf(number));
        if (sum.bitLength() >= Integer.SIZE || new BigInteger(modifier.group(1)).bitLength() >= Integer.SIZE) {
            return Parsed.not("makes " + sum + ", which is not within -2147483648 and 2147483647");
        }
        BigInteger width = new BigInteger(Optional.ofNullable(modifier.group(2)).orElse("0"));
        if (width.signum() < 0 || width.compareTo(BigInteger.valueOf(MOST_DIGITS)) > 0) {
            return Parsed.not("has a width that is not within 0 and " + MOST_DIGITS);
        }
        String base = Optional.ofNullable(modifier.group(3)).orElse("d");
        String digits = digits(sum.intValue(), width.intValue(), base);
        return digits.length() > MOST_DIGITS ? Parsed.not("makes more than 127 digits") : Parsed.of(digits);
    }

    private static String digits(int value, int width, String base) {
        return switch (base) {
            case "o" -> filled(Integer.toOctalString(value), width);
            case "x" -> filled(Integer.toHexString(value), width);
            case "X" -> filled(Integer.toHexString(value).toUpperCase(Locale.ROOT), width);
            case "n" -> nibbles(value, width);
            case "N" -> nibbles(value, width).toUpperCase(Locale.ROOT);
            default -> decimal(value, width);
        };
    }

    private static String filled(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** The sign counts for the width. */
    private static String decimal(int value, int width) {
        String digits = Long.toString(Math.abs((long) value));
        return value < 0 ? "-" + filled(digits, width - 1) : filled(digits, width);
    }

    /** Dots count for the width, so that an even one ends with a dot. */
    private static String nibbles(int value, int width) {
        StringBuilder made = new StringBuilder();
        int rest = value;
        do {
            made.append(Character.forDigit(rest & 0xf, 16));
            rest >>>= 4;
            if (made.length() < width || rest != 0) {
                made.append('.');
            }
        } while (rest != 0 || made.length() < width);
        return made.toString();
    }
}
