package org.mailwright.hiera;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;

/** Gives a plain YAML scalar the type that Ruby's Psych gives it, which is what Puppet sees. */
final class PsychScalar {
    /** Turning digits into a number takes time that grows with their square. */
    private static final int LONGEST_NUMBER = 4_096;

    private static final Pattern WORD =
            Pattern.compile("^[^\\d.:-]?[\\p{Alpha}_\\s!@#$%^&*(){}<>|/\\\\~;=]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern TIME = Pattern.compile(
            "-?\\d{4}-\\d{1,2}-\\d{1,2}(?:[Tt]|\\s+)\\d{1,2}:\\d\\d:\\d\\d(?:\\.\\d*)?(?:\\s*(?:Z|[-+]\\d{1,2}:?(\\d\\d)?))?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-(?:1[012]|0\\d|\\d)-(?:[12]\\d|3[01]|0\\d|\\d)");
    private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}");
    private static final Pattern SEXAGESIMAL_FLOAT = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}\\.[0-9_]*");
    private static final Pattern FLOAT = Pattern.compile("[-+]?([0-9][0-9_,]*)?\\.[0-9]*([eE][+-][0-9]+)?");
    private static final Pattern INTEGER = Pattern.compile(
            "[-+]?0[b][01_,]+|[-+]?0[0-7_,]+|[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)|[-+]?0[x][0-9a-fA-F_,]+");

    private PsychScalar() {}

    /** The value; not one for dates and times, for which Puppet refuses the whole file. */
    static Parsed<Value> of(String text, Location at) {
        if (text.isEmpty()) {
            return Parsed.of(new Value.Undef(at));
        }
        if (text.length() > LONGEST_NUMBER) {
            boolean number = text.chars().allMatch(c -> "0123456789_,+-.".indexOf(c) >= 0);
            return Parsed.of(
                    number
                            ? new Value.Refused("a number of " + text.length() + " characters", at)
                            : Value.Text.of(text, at));
        }
        if (WORD.matcher(text).find() || text.indexOf('\n') >= 0) {
            return Parsed.of(word(text, at));
        }
        if (TIME.matcher(text).matches()) {
            return Parsed.not("Tried to load unspecified class: Time; quote " + text);
        }
        if (DATE.matcher(text).matches()) {
            return Parsed.not("Tried to load unspecified class: Date; quote " + text);
        }
        if (text.length() > 1 && text.charAt(0) == ':') {
            return Parsed.of(new Value.Refused("the plain scalar " + text + " is a Ruby symbol; quote it", at));
        }
        return Parsed.of(number(text, at).orElseGet(() -> Value.Text.of(text, at)));
    }

    private static Value word(String text, Location at) {
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (text.length() > 5 ? "" : lower) {
            case "~", "null" -> new Value.Undef(at);
            case "yes", "true", "on" -> new Value.Truth(true, at);
            case "no", "false", "off" -> new Value.Truth(false, at);
            default -> Value.Text.of(text, at);
        };
    }

    private static Optional<Value> number(String text, Location at) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.matches("[+-]?\\.inf")) {
            return Optional.of(
                    new Value.Real(lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY, at));
        }
        if (lower.equals(".nan")) {
            return Optional.of(new Value.Real(Double.NaN, at));
        }
        if (SEXAGESIMAL.matcher(text).matches()) {
            return Optional.of(new Value.Whole(sexagesimal(text), at));
        }
        if (SEXAGESIMAL_FLOAT.matcher(text).matches()) {
            return Optional.of(new Value.Real(sexagesimalFloat(text), at));
        }
        if (FLOAT.matcher(text).matches()) {
            String digits = text.replaceAll("[,_]", "").replaceFirst("\\.(?=[eE]|$)", "");
            return digits.matches("[-+]?") || text.matches("[-+]?\\.")
                    ? Optional.empty()
                    : Optional.of(new Value.Real(Double.parseDouble(digits), at));
        }
        if (!INTEGER.matcher(text).matches() || text.matches("[-+]?0[bx][_,]+")) {
            return Optional.empty();
        }
        return Optional.of(new Value.Whole(integer(text), at));
    }

    /** Psych counts hours first: 22:22 is 22 hours and 22 minutes in seconds. */
    private static BigInteger sexagesimal(String text) {
        String[] parts = text.replace("_", "").split(":");
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < parts.length; i++) {
            BigInteger unit = BigInteger.valueOf(60).pow(Math.abs(i - 2));
            sum = sum.add(new BigInteger(parts[i].replace("+", "")).multiply(unit));
        }
        return sum;
    }

    private static double sexagesimalFloat(String text) {
        String[] parts = text.replace("_", "").split(":");
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += Double.parseDouble(parts[i]) * Math.pow(60, Math.abs(i - 2));
        }
        return sum;
    }

    private static BigInteger integer(String text) {
        String digits = text.replaceAll("[,_]", "").replace("+", "");
        String sign = digits.startsWith("-") ? "-" : "";
        String body = digits.substring(sign.length());
        if (body.startsWith("0b")) {
            return new BigInteger(sign + body.substring(2), 2);
        }
        if (body.startsWith("0x")) {
            return new BigInteger(sign + body.substring(2), 16);
        }
        return body.length() > 1 && body.startsWith("0") ? new BigInteger(sign + body, 8) : new BigInteger(sign + body);
    }
}
