package org.mailwright.hiera.ruby;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers out of texts, as Puppet's Integer, Float and Numeric read them. */
public final class NumberText {
    private static final Pattern WHOLE = Pattern.compile("([+-]?)\\s*(?:0([xXbBoO]))?([0-9A-Fa-f]{1,4000})");
    private static final Pattern REAL =
            Pattern.compile("([+-]?)\\s*([0-9]{1,400}(?:\\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,9})?)");

    private NumberText() {}

    /** A leading 0 means octal, 0x hexadecimal, 0b binary; with a radix of its own only that one's sign may stand. */
    public static Optional<BigInteger> whole(String text, Optional<Integer> radix) {
        Matcher matcher = WHOLE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(3);
        int base = base(matcher.group(2) == null ? "" : matcher.group(2), digits);
        boolean bare = matcher.group(2) == null;
        if (radix.isPresent() && !bare && base != radix.get()) {
            return Optional.empty();
        }
        try {
            BigInteger number = new BigInteger(digits, radix.orElse(base));
            return Optional.of(matcher.group(1).equals("-") ? number.negate() : number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int base(String sign, String digits) {
        return switch (sign) {
            case "x", "X" -> 16;
            case "b", "B" -> 2;
            case "o", "O" -> 8;
            default -> digits.length() > 1 && digits.startsWith("0") ? 8 : 10;
        };
    }

    public static Optional<Double> real(String text) {
        Matcher matcher = REAL.matcher(text);
        if (matcher.matches()) {
            double number = new BigDecimal(matcher.group(2)).doubleValue();
            return Optional.of(matcher.group(1).equals("-") ? -number : number);
        }
        boolean signed = text.matches("[+-]?\\s*0[xXbB].*");
        return signed ? whole(text, Optional.empty()).map(BigInteger::doubleValue) : Optional.empty();
    }
}
