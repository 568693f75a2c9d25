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
        String[] labels = text.split("\\.", -1);
        if (labels.length < 2) {
            return "the domain \"" + text + "\" has one label only";
        }
        for (String label : labels) {
            String fault = labelFault(label, text);
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        String last = labels[labels.length - 1];
        boolean digits = last.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? "\"" + text + "\" is a number or an IP address, not a domain" : "";
    }

    private static String labelFault(String label, String text) {
        if (label.isEmpty()) {
            return "the domain \"" + text + "\" has an empty label";
        }
        if (label.length() > 63) {
            return "the domain has a label longer than 63 characters";
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            return "the domain \"" + text + "\" has a label with a hyphen at its edge";
        }
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
            if (!plain && c > 127) {
                return "the domain \"" + text + "\" is not in ASCII; write its A-label form (xn--…)";
            }
            if (!plain) {
                return "the domain \"" + text + "\" has the character \"" + c + "\"";
            }
        }
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
