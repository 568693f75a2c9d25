package org.mailwright.hiera.lookup;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.LookupFailure;

/** A key with dots in it: a root, and the way into its value (Puppet's dotted keys). */
public record KeyPath(String text, List<Segment> segments) {
    /** Without one of these a key is one segment as it stands, blanks and all. */
    private static final Pattern SPECIAL = Pattern.compile("['\".]");
    /** Blanks around a segment do not count; blanks alone are an empty one. */
    private static final Pattern SEGMENT = Pattern.compile("\\s*\"([^\"]+)\"\\s*|\\s*'([^']+)'\\s*|([^'\".]+)");
    /** Puppet lets a colon stand before the sign, and makes 0 of what follows. */
    private static final Pattern NUMBER = Pattern.compile("(?m)^(:?)([+-]?[0-9]+)$");
    /** Turning digits into a number takes time that grows with their square. */
    private static final int LONGEST_NUMBER = 1_000;

    /** One segment: a hash key, which a bare number makes an integer, and then a list's index too. */
    public record Segment(Object key) {
        public Optional<Integer> index() {
            return key instanceof BigInteger number && number.bitLength() < 31
                    ? Optional.of(number.intValue())
                    : Optional.empty();
        }

        public boolean isNumber() {
            return key instanceof BigInteger;
        }
    }

    /** A key that is looked up. */
    static KeyPath parse(String text, Location at) throws LookupFailure {
        return parse(text, at, "key: '" + text + "'");
    }

    /** A variable inside a text. */
    static KeyPath variable(String name, String subject, Location at) throws LookupFailure {
        return parse(name, at, "string: " + subject);
    }

    private static KeyPath parse(String text, Location at, String where) throws LookupFailure {
        if (!SPECIAL.matcher(text).find()) {
            return new KeyPath(text, List.of(new Segment(text)));
        }
        List<Segment> segments = new ArrayList<>();
        Matcher matcher = SEGMENT.matcher(text);
        int position = 0;
        while (true) {
            matcher.region(position, text.length());
            if (!matcher.lookingAt()) {
                throw syntax(where, at);
            }
            segments.add(segment(matcher));
            position = matcher.end();
            if (position == text.length()) {
                return new KeyPath(text, List.copyOf(segments));
            }
            if (text.charAt(position) != '.') {
                throw syntax(where, at);
            }
            position++;
        }
    }

    private static Segment segment(Matcher matcher) {
        if (matcher.group(3) == null) {
            return new Segment(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        String bare = matcher.group(3).strip();
        Matcher number = NUMBER.matcher(bare);
        if (!number.find() || bare.length() > LONGEST_NUMBER) {
            return new Segment(bare);
        }
        boolean first = number.start() == 0 && number.group(1).isEmpty();
        return new Segment(first ? new BigInteger(number.group(2)) : BigInteger.ZERO);
    }

    private static LookupFailure syntax(String where, Location at) {
        return new LookupFailure(
                FailureKind.KEY_SYNTAX, HieraKinds.UNRESOLVED_INTERPOLATION, at, "Syntax error in " + where);
    }

    /** The key whose value is looked up; Puppet cannot look a number up. */
    String root(Location at) throws LookupFailure {
        Object key = segments.get(0).key();
        if (key instanceof String name) {
            return name;
        }
        throw new LookupFailure(
                FailureKind.OTHER,
                HieraKinds.UNRESOLVED_INTERPOLATION,
                at,
                "the key '" + text + "' begins with a number, which Puppet takes for no name");
    }

    List<Segment> rest() {
        return segments.subList(1, segments.size());
    }

    /** The way into the value, as Puppet writes it. */
    String restText() {
        return rest().stream().map(segment -> segment.key().toString()).collect(Collectors.joining("."));
    }
}
