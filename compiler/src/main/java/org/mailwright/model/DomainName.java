package org.mailwright.model;

import java.util.List;
import java.util.Locale;
import org.mailwright.diagnostic.Parsed;

/**
 * A fully qualified domain name as mail uses it (RFC 5321 section 2.3.5): A-labels in lower case, at least two, no
 * final dot.
 *
 * @param text the canonical name, e.g. {@code onion.example}
 */
public record DomainName(String text) implements Comparable<DomainName> {

    public DomainName {
        String fault = fault(text);
        if (!fault.isEmpty() || !text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not a canonical domain name: " + fault);
        }
    }

    /** Reads a name; upper case is folded, anything else that is not canonical is refused with its reason. */
    public static Parsed<DomainName> parse(String text) {
        String fault = fault(text);
        return fault.isEmpty() ? Parsed.of(new DomainName(text.toLowerCase(Locale.ROOT))) : Parsed.not(fault);
    }

    /** The name of a text that is known to be one. */
    public static DomainName of(String text) {
        return parse(text).orElseThrow();
    }

    private static String fault(String text) {
        if (text.isEmpty()) {
            return "the domain is empty";
        }
        if (text.length() > 253) {
            return "the domain is longer than 253 characters";
        }
        if (text.endsWith(".")) {
            return "the domain ends in a dot";
        }
        if (text.indexOf('.') < 0) {
            return "the domain \"" + text + "\" has one label only";
        }
        int from = 0;
        while (from <= text.length()) {
            int dot = text.indexOf('.', from);
            int to = dot < 0 ? text.length() : dot;
            String fault = labelFault(text, from, to);
            if (!fault.isEmpty()) {
                return fault;
            }
            from = to + 1;
        }
        return isNumber(text, text.lastIndexOf('.') + 1)
                ? "\"" + text + "\" is a number or an IP address, not a domain"
                : "";
    }

    private static boolean isNumber(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String labelFault(String text, int from, int to) {
        if (from == to) {
            return "the domain \"" + text + "\" has an empty label";
        }
        if (to - from > 63) {
            return "the domain has a label longer than 63 characters";
        }
        if (text.charAt(from) == '-' || text.charAt(to - 1) == '-') {
            return "the domain \"" + text + "\" has a label with a hyphen at its edge";
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
            if (!plain && c > 127) {
                return "the domain \"" + text + "\" is not in ASCII; write its A-label form (xn--…)";
            }
            if (!plain) {
                return "the domain \"" + text + "\" has the character \"" + c + "\"";
            }
        }
        if (text.charAt(from) != 'x' && text.charAt(from) != 'X') {
            return "";
        }
        String label = text.substring(from, to);
        return ALabel.isOne(label) && ALabel.decoded(label).isEmpty()
                ? "the label \"" + label + "\" is no valid A-label"
                : "";
    }

    /** The labels, leftmost first. */
    public List<String> labels() {
        return List.of(text.split("\\."));
    }

    /** True when this name is {@code other} or lies below it. */
    public boolean isWithin(DomainName other) {
        return equals(other) || text.endsWith("." + other.text);
    }

    /** The name {@code label.this}; the label must be one. */
    public DomainName child(String label) {
        return of(label + "." + text);
    }

    @Override
    public int compareTo(DomainName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
