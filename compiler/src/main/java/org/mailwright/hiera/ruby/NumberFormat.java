package org.mailwright.hiera.ruby;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An integer in the formats of Puppet's {@code String.new}: d, x, X, o, b, B, s and p with width and prefix. */
public final class NumberFormat {
    private static final Pattern FORMAT = Pattern.compile("%([0#+ -]*)([1-9][0-9]{0,2})?([dxXobBsp])");

    private NumberFormat() {}

    public static Optional<String> of(String format, BigInteger number) {
        Matcher matcher = FORMAT.matcher(format);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String flags = matcher.group(1);
        String kind = matcher.group(3);
        int radix = "xX".contains(kind) ? 16 : kind.equals("o") ? 8 : "bB".contains(kind) ? 2 : 10;
        String digits = number.abs().toString(radix);
        String prefix = !flags.contains("#") || radix == 10 ? "" : radix == 8 ? "0" : "0" + kind;
        String sign = number.signum() < 0 ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        String body = kind.equals("X") ? digits.toUpperCase(Locale.ROOT) : digits;
        int blank = matcher.group(2) == null
                ? 0
                : Integer.parseInt(matcher.group(2)) - sign.length() - prefix.length() - body.length();
        String padding = (flags.contains("0") ? "0" : " ").repeat(Math.max(0, blank));
        if (flags.contains("-")) {
            return Optional.of(sign + prefix + body + " ".repeat(Math.max(0, blank)));
        }
        return Optional.of(flags.contains("0") ? sign + prefix + padding + body : padding + sign + prefix + body);
    }
}
