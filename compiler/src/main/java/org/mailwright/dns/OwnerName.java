package org.mailwright.dns;

import java.util.List;
import java.util.Locale;
import org.mailwright.diagnostic.Parsed;

/**
 * The owner of a record (RFC 1035 section 2.3.4), in lower case without final dot. Unlike a mail domain it may have
 * labels with an underscore (RFC 8552), or with a slash in classless reverse zones (RFC 2317). Owners sort as zones do:
 * by the last label first (RFC 4034 section 6.1).
 */
public record OwnerName(String text) implements Comparable<OwnerName> {
    /** 255 octets on the wire, less the first length and the root. */
    private static final int LONGEST = 253;

    private static final String LABEL = "[a-z0-9_]([a-z0-9_/-]{0,61}[a-z0-9_])?";

    public OwnerName {
        String fault = fault(text);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** Reads an owner; upper case is folded, since the DNS does not tell them apart. */
    public static Parsed<OwnerName> parse(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        String fault = fault(name);
        return fault.isEmpty() ? Parsed.of(new OwnerName(name)) : Parsed.not(fault);
    }

    /** The owner of a text that is known to be one. */
    public static OwnerName of(String text) {
        return parse(text).orElseThrow();
    }

    private static String fault(String text) {
        if (text.length() > LONGEST) {
            return "the name is longer than " + LONGEST + " characters";
        }
        for (String label : text.split("\\.", -1)) {
            if (!label.matches(LABEL)) {
                return label.length() > 63 ? "the name has a label longer than 63 characters" : "it is not a name";
            }
        }
        return "";
    }

    /** The name as a zone file has it, absolute. */
    String absolute() {
        return text + ".";
    }

    @Override
    public int compareTo(OwnerName other) {
        List<String> mine = List.of(text.split("\\."));
        List<String> theirs = List.of(other.text.split("\\."));
        for (int i = 1; i <= Math.min(mine.size(), theirs.size()); i++) {
            int order = mine.get(mine.size() - i).compareTo(theirs.get(theirs.size() - i));
            if (order != 0) {
                return order;
            }
        }
        return mine.size() - theirs.size();
    }

    @Override
    public String toString() {
        return text;
    }
}
