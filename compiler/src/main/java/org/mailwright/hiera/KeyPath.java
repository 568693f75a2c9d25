package org.mailwright.hiera;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Location;

/** A key with dots in it: a root, and the way into its value (Puppet's dotted keys). */
record KeyPath(String text, List<Segment> segments) {
    private static final Pattern SEGMENT = Pattern.compile("\\s*(?:'([^']*)'|\"([^\"]*)\"|([^.'\"]*))\\s*");

    /** One segment: a hash key, which a bare number makes an integer, and then a list's index too. */
    record Segment(Object key) {
        Optional<Integer> index() {
            return key instanceof BigInteger number && number.bitLength() < 31
                    ? Optional.of(number.intValue())
                    : Optional.empty();
        }
    }

    static KeyPath parse(String text, Location at) throws LookupFailure {
        List<Segment> segments = new ArrayList<>();
        Matcher matcher = SEGMENT.matcher(text);
        int position = 0;
        while (true) {
            matcher.region(position, text.length());
            if (!matcher.lookingAt() || isEmpty(matcher)) {
                throw syntax(text, at);
            }
            segments.add(segment(matcher));
            position = matcher.end();
            if (position == text.length()) {
                return new KeyPath(text, List.copyOf(segments));
            }
            if (text.charAt(position) != '.') {
                throw syntax(text, at);
            }
            position++;
        }
    }

    private static boolean isEmpty(Matcher matcher) {
        return matcher.group(3) != null && matcher.group(3).isBlank();
    }

    private static Segment segment(Matcher matcher) {
        if (matcher.group(3) == null) {
            return new Segment(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        String bare = matcher.group(3).strip();
        return new Segment(bare.matches("[+-]?\\d+") ? new BigInteger(bare.replace("+", "")) : bare);
    }

    private static LookupFailure syntax(String text, Location at) {
        return new LookupFailure("hiera-unresolved-interpolation", at, "Syntax error in key: '" + text + "'");
    }

    /** The key whose value is looked up. */
    String root() {
        return segments.get(0).key().toString();
    }

    List<Segment> rest() {
        return segments.subList(1, segments.size());
    }
}
