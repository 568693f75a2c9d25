package org.mailwright.dns;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Parsed;

/**
 * The owner of a record (RFC 1035 section 2.3.4), in lower case without final dot. Unlike a mail domain it may have
 * labels with an underscore (RFC 8552), or with a slash in classless reverse zones (RFC 2317). Owners sort as zones do:
 * by the last label first (RFC 4034 section 6.1).
 */
public record OwnerName(String text) implements Comparable<OwnerName> {
    /** 255 octets on the wire, less the first length and the root. */
    private static final int LONGEST = 253;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_/-]{0,61}[a-z0-9_])?");

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
            if (!LABEL.matcher(label).matches()) {
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
        int mine = text.length();
        int theirs = other.text.length();
        while (mine > 0 && theirs > 0) {
            int mineBegin = text.lastIndexOf('.', mine - 1) + 1;
            int theirsBegin = other.text.lastIndexOf('.', theirs - 1) + 1;
            int order = text.substring(mineBegin, mine).compareTo(other.text.substring(theirsBegin, theirs));
            if (order != 0) {
                return order;
            }
            mine = mineBegin - 1;
            theirs = theirsBegin - 1;
        }
        return text.length() - other.text.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
