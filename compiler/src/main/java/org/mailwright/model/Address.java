package org.mailwright.model;

import java.util.Locale;
import org.mailwright.diagnostic.Parsed;

/**
 * A mailbox address (RFC 5321 section 4.1.2) with a dot-atom as its local part. Quoted local parts, address literals
 * and everything that a daemon could read as a command, a file, a list or a second address are refused.
 *
 * @param local the local part; its case is kept, since only its own host may fold it
 * @param domain the domain, canonical
 */
public record Address(String local, DomainName domain) implements Comparable<Address> {
    /** RFC 5321 section 4.5.3.1.1. */
    public static final int LONGEST_LOCAL = 64;
    /** RFC 5321 section 4.5.3.1.3, less the angle brackets. */
    private static final int LONGEST = 254;

    private static final String ALSO = ".-_+=&'*/?^~#${}`";
    private static final String NOT_FIRST = "/#-$*.`{~";

    public Address {
        String fault = localFault(local);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException("not a local part: " + fault);
        }
    }

    /** Reads {@code local@domain}. */
    public static Parsed<Address> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return Parsed.not("\"" + text + "\" has no domain");
        }
        return checked(text.substring(0, at), DomainName.parse(text.substring(at + 1)));
    }

    /** Reads {@code local@domain}, or a bare local part in {@code home}. */
    public static Parsed<Address> parse(String text, DomainName home) {
        return text.indexOf('@') < 0 ? checked(text, Parsed.of(home)) : parse(text);
    }

    private static Parsed<Address> checked(String local, Parsed<DomainName> domain) {
        String fault = localFault(local);
        if (!fault.isEmpty()) {
            return Parsed.not(fault);
        }
        if (domain.value().isPresent()
                && local.length() + 1 + domain.orElseThrow().text().length() > LONGEST) {
            return Parsed.not("the address is longer than " + LONGEST + " characters");
        }
        return domain.map(found -> new Address(local, found));
    }

    /** The address of a text that is known to be one. */
    public static Address of(String text) {
        return parse(text).orElseThrow();
    }

    /** True for a local part of an address that can be declared. */
    public static boolean isLocal(String local) {
        return localFault(local).isEmpty();
    }

    private static String localFault(String local) {
        if (local.isEmpty()) {
            return "the local part is empty";
        }
        if (local.length() > LONGEST_LOCAL) {
            return "the local part is longer than " + LONGEST_LOCAL + " characters";
        }
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || ALSO.indexOf(c) >= 0;
            if (!plain) {
                return c == '"'
                        ? "quoted local parts are not supported"
                        : "the local part \"" + local + "\" has the character \"" + c + "\"";
            }
        }
        if (NOT_FIRST.indexOf(local.charAt(0)) >= 0) {
            return "the local part \"" + local + "\" begins with \"" + local.charAt(0) + "\"";
        }
        return local.endsWith(".") || local.contains("..") ? "the local part \"" + local + "\" has a stray dot" : "";
    }

    /** The same address with the local part in lower case: how addresses of ours are compared. */
    public Address folded() {
        String folded = local.toLowerCase(Locale.ROOT);
        return folded.equals(local) ? this : new Address(folded, domain);
    }

    /** The same local part in another domain. */
    public Address at(DomainName other) {
        return new Address(local, other);
    }

    @Override
    public int compareTo(Address other) {
        // Most addresses of a site are in one domain, and a million of them are compared twenty million times.
        int domains = domain.equals(other.domain) ? 0 : domain.compareTo(other.domain);
        return domains != 0 ? domains : local.compareTo(other.local);
    }

    // A record's own two are put together at run time; these are called some million times.
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Address address && local.equals(address.local) && domain.equals(address.domain);
    }

    @Override
    public int hashCode() {
        return 31 * local.hashCode() + domain.text().hashCode();
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
