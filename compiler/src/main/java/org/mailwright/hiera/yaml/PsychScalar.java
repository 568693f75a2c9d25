package org.mailwright.hiera.yaml;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.hiera.Value;

/** Gives a plain YAML scalar the type that Ruby's Psych gives it, which is what Puppet sees. */
final class PsychScalar {
    /** Turning digits into a number takes time that grows with their square. */
    private static final int LONGEST_NUMBER = 4_096;

    private static final Pattern TIME = Pattern.compile(
            "-?\\d{4}-\\d{1,2}-\\d{1,2}(?:[Tt]|\\s+)\\d{1,2}:\\d\\d:\\d\\d(?:\\.\\d*)?(?:\\s*(?:Z|[-+]\\d{1,2}:?(\\d\\d)?))?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-(?:1[012]|0\\d|\\d)-(?:[12]\\d|3[01]|0\\d|\\d)");
    private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}(\\.[0-9_]*)?");
    private static final Pattern FLOAT = Pattern.compile("[-+]?([0-9][0-9_,]*)?\\.[0-9]*([eE][+-][0-9]+)?");
    private static final Pattern INTEGER = Pattern.compile(
            "[-+]?0[b][01_,]+|[-+]?0[0-7_,]+|[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)|[-+]?0[x][0-9a-fA-F_,]+");
    /** What Ruby's {@code Float("…")} takes. */
    private static final Pattern RUBY_FLOAT =
            Pattern.compile("\\s*[-+]?\\d+(?:_\\d+)*(?:\\.\\d+(?:_\\d+)*)?(?:[eE][-+]?\\d+(?:_\\d+)*)?\\s*");
    /** What Ruby's {@code to_f} and {@code to_i} take from the front of a text. */
    private static final Pattern RUBY_PREFIX = Pattern.compile("[-+]?\\d+(?:_\\d+)*(?:\\.\\d+(?:_\\d+)*)?");

    private PsychScalar() {}

    /** The value; not one where Puppet refuses the whole file: for dates, times, and numbers without digits. */
    static Parsed<Value> of(String text, Location at) {
        if (text.isEmpty()) {
            return Parsed.of(new Value.Undef(at));
        }
        char first = text.charAt(0);
        if (isWord(text) || text.indexOf('\n') >= 0) {
            return Parsed.of(word(text, at));
        }
        if (first == ':' && text.length() > 1) {
            return Parsed.of(symbol(at));
        }
        if ((first < '0' || first > '9') && first != '-' && first != '+' && first != '.') {
            return Parsed.of(Value.Text.of(text, at));
        }
        if (text.length() > LONGEST_NUMBER) {
            boolean number = text.chars().allMatch(c -> "0123456789_,+-.:xabcdefABCDEF".indexOf(c) >= 0);
            return Parsed.of(
                    number
                            ? new Value.Refused("a number of " + text.length() + " characters", at)
                            : Value.Text.of(text, at));
        }
        if (TIME.matcher(text).matches() || DATE.matcher(text).matches()) {
            return Parsed.not("YAML reads " + text + " as a " + (text.length() > 10 ? "time" : "date")
                    + ", which Puppet refuses");
        }
        return number(text, at);
    }

    /** True for a date or a time, which our own files may hold as text. */
    static boolean isDate(String text) {
        return TIME.matcher(text).matches() || DATE.matcher(text).matches();
    }

    /** Anything but a digit, point, colon or minus, then a letter or sign: no number can begin so. */
    private static boolean isWord(String text) {
        int first = text.codePointAt(0);
        if (isWordPart(first)) {
            return true;
        }
        int second = Character.charCount(first);
        boolean special = first < 128 && "0123456789.:-".indexOf(first) >= 0;
        return !special && second < text.length() && isWordPart(text.codePointAt(second));
    }

    private static boolean isWordPart(int c) {
        return c >= 128
                ? Character.isAlphabetic(c)
                : c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || "_ \t\r\n\f\u000b!@#$%^&*(){}<>|/\\~;=".indexOf(c) >= 0;
    }

    private static Value word(String text, Location at) {
        if (text.length() > 5) {
            return Value.Text.of(text, at);
        }
        if (text.equals("~") || text.equalsIgnoreCase("null")) {
            return new Value.Undef(at);
        }
        if (text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("on")) {
            return new Value.Truth(true, text, at);
        }
        if (text.equalsIgnoreCase("no") || text.equalsIgnoreCase("false") || text.equalsIgnoreCase("off")) {
            return new Value.Truth(false, text, at);
        }
        return Value.Text.of(text, at);
    }

    /** The text is not shown: a password may begin with a colon. */
    static Value.Refused symbol(Location at) {
        return new Value.Refused("YAML reads it as a symbol of Ruby, because it begins with a colon", at);
    }

    /** The name of a symbol ({@code :a}, {@code :'a b'}): Puppet makes strings of the symbols among keys. */
    static String symbolName(String text) {
        char quote = text.length() > 1 ? text.charAt(1) : ' ';
        int close = quote == '"' || quote == '\'' ? text.lastIndexOf(quote) : -1;
        String name = close > 1 ? text.substring(2, close) : text;
        return name.startsWith(":") ? name.substring(1) : name;
    }

    private static Parsed<Value> number(String text, Location at) {
        String unsigned = text.substring(text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0);
        if (isAscii(unsigned, ".inf")) {
            double infinity = text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return Parsed.of(new Value.Real(infinity, text, at));
        }
        if (isAscii(text, ".nan")) {
            return Parsed.of(new Value.Real(Double.NaN, text, at));
        }
        if (SEXAGESIMAL.matcher(text).matches()) {
            return Parsed.of(sexagesimal(text, at));
        }
        if (FLOAT.matcher(text).matches()) {
            return decimal(text, unsigned, at);
        }
        if (!INTEGER.matcher(text).matches()) {
            return Parsed.of(Value.Text.of(text, at));
        }
        return integer(text)
                .map(number -> Parsed.<Value>of(new Value.Whole(number, text, at)))
                .orElseGet(() -> Parsed.not("a number without digits; quote " + text));
    }

    private static boolean isAscii(String text, String word) {
        return text.equalsIgnoreCase(word) && text.chars().allMatch(c -> c < 128);
    }

    private static Parsed<Value> decimal(String text, String unsigned, Location at) {
        if (unsigned.equals(".")) {
            return Parsed.of(Value.Text.of(text, at));
        }
        String digits = text.replaceAll("[,_]", "").replaceFirst("\\.(?=[eE]|$)", "");
        return digits.matches("[-+]?([eE].*)?")
                ? Parsed.not("a number without digits; quote " + text)
                : Parsed.of(new Value.Real(Double.parseDouble(digits), text, at));
    }

    /** Psych counts hours first: 22:22 is 22 hours and 22 minutes in seconds. */
    private static Value sexagesimal(String text, Location at) {
        String[] parts = text.split(":");
        if (text.indexOf('.') < 0) {
            BigInteger sum = BigInteger.ZERO;
            for (int i = 0; i < parts.length; i++) {
                BigInteger unit = BigInteger.valueOf(60).pow(Math.abs(i - 2));
                sum = sum.add(new BigInteger(prefix(parts[i])).multiply(unit));
            }
            return new Value.Whole(sum, text, at);
        }
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += Double.parseDouble(prefix(parts[i])) * Math.pow(60, Math.abs(i - 2));
        }
        return new Value.Real(sum, text, at);
    }

    private static String prefix(String text) {
        Matcher matcher = RUBY_PREFIX.matcher(text);
        return matcher.lookingAt() ? matcher.group().replaceAll("[_+]", "") : "0";
    }

    private static Optional<BigInteger> integer(String text) {
        String digits = text.replaceAll("[,_+]", "");
        String sign = digits.startsWith("-") ? "-" : "";
        String body = digits.substring(sign.length());
        int base = body.startsWith("0b") ? 2 : body.startsWith("0x") ? 16 : body.startsWith("0") ? 8 : 10;
        String number = base == 2 || base == 16 ? body.substring(2) : body;
        return number.isEmpty() ? Optional.empty() : Optional.of(new BigInteger(sign + number, base));
    }

    /** {@code !!float}: what Ruby's Float() makes of a text; nothing where it fails. */
    static Optional<Double> real(String text) {
        return RUBY_FLOAT.matcher(text).matches()
                ? Optional.of(Double.parseDouble(text.replace("_", "").strip()))
                : Optional.empty();
    }
}
