package org.mailwright.model;

import java.util.Locale;
import org.mailwright.diagnostic.Parsed;

/**
 * The apex of a zone, forward or reverse, in lower case without final dot; unlike a mail domain a label may be a number
 * or, in classless reverse zones (RFC 2317), hold a slash.
 */
public record ZoneName(String text) implements Comparable<ZoneName> {
    private static final String NAME =
            "[a-z0-9_]([a-z0-9_/-]{0,61}[a-z0-9])?(\\.[a-z0-9_]([a-z0-9_/-]{0,61}[a-z0-9])?)*";

    public ZoneName {
        if (text.length() > 253 || !text.matches(NAME)) {
            throw new IllegalArgumentException("not a zone name");
        }
    }

    /** Reads a zone's name; a final dot is refused. */
    public static Parsed<ZoneName> parse(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return name.length() <= 253 && name.matches(NAME)
                ? Parsed.of(new ZoneName(name))
                : Parsed.not("\"" + text + "\" is not a zone name");
    }

    /** True when the owner name (lower case, no final dot) is this apex or lies below it. */
    public boolean contains(String owner) {
        return owner.equals(text) || owner.endsWith("." + text);
    }

    public boolean isReverse() {
        return text.endsWith(".in-addr.arpa") || text.endsWith(".ip6.arpa");
    }

    /** The file name of its fragment: a slash (RFC 2317) would be a directory. */
    public String fileName() {
        return text.replace('/', '-');
    }

    @Override
    public int compareTo(ZoneName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
