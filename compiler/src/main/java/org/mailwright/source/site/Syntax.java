package org.mailwright.source.site;

import java.net.IDN;
import java.util.Optional;
import java.util.function.Function;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.Address;
import org.mailwright.model.DomainName;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;

/**
 * What a text must be, and what is said of one that is not.
 *
 * @param rule the finding's id
 * @param what the thing, e.g. {@code the selector}
 * @param parse the text as a value, or why it is none
 * @param remedy how to write one: an imperative sentence
 */
record Syntax<T>(String rule, String what, Function<String, Parsed<T>> parse, String remedy) {

    static final Syntax<DomainName> DOMAIN = new Syntax<>(
            "domain-syntax",
            "the domain",
            DomainName::parse,
            "write a full name of letters, digits and hyphens, e.g. onion.example");

    static final Syntax<IpAddress> IP = new Syntax<>(
            "host-address-syntax",
            "the address",
            IpAddress::parse,
            "write an IPv4 or IPv6 address alone, e.g. 203.0.113.7 or \"2001:db8::7\"");

    static final Syntax<Network> NETWORK = new Syntax<>(
            "cidr-syntax",
            "the network",
            Network::parse,
            "write the network's first address and its length, e.g. 203.0.113.0/24, or one address");

    /** An address, or a bare local part in {@code home}; a domain that is none is another fault than a local part. */
    static Syntax<Address> address(String text, DomainName home) {
        int at = text.lastIndexOf('@');
        boolean domain = at >= 0
                && Address.parse(text.substring(0, at), home).value().isPresent()
                && DomainName.parse(text.substring(at + 1)).value().isEmpty();
        return new Syntax<>(
                domain ? DOMAIN.rule() : "localpart-syntax",
                "the address",
                found -> Address.parse(found, home),
                domain
                        ? DOMAIN.remedy()
                        : "write letters, digits and .-_+=&'*/?^~#${}` before the @; several addresses are a list");
    }

    /** How to write what this text means: a domain in another script is shown as DNS has it, everything else in general. */
    String remedyFor(String text) {
        return rule.equals(DOMAIN.rule)
                ? aLabels(text.substring(text.lastIndexOf('@') + 1))
                        .map(name -> "write it as DNS has it: " + name)
                        .orElse(remedy)
                : remedy;
    }

    /**
     * The A-labels of a name (RFC 5890 section 2.3.2.1). The JDK knows IDNA 2003, which drops or maps characters that IDNA
     * 2008 keeps or refuses (RFC 5894 section 7.2): a form that does not lead back to the name is none.
     */
    private static Optional<String> aLabels(String text) {
        try {
            String labels = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
            boolean same = IDN.toUnicode(labels).equalsIgnoreCase(text);
            return Optional.of(labels)
                    .filter(name -> same
                            && !name.equalsIgnoreCase(text)
                            && DomainName.parse(name).value().isPresent());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same under another name. */
    Syntax<T> of(String other) {
        return new Syntax<>(rule, other, parse, remedy);
    }

    /** A text that must match a pattern. */
    static Function<String, Parsed<String>> matching(String pattern, String wanted) {
        return text -> text.matches(pattern) ? Parsed.of(text) : Parsed.not("it is not " + wanted);
    }
}
