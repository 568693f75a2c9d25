package org.mailwright.source.site;

import java.util.Optional;
import java.util.function.Function;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.RoutingKinds;
import org.mailwright.diagnostic.kind.SiteKinds;
import org.mailwright.model.Address;
import org.mailwright.model.DomainName;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;
import org.mailwright.source.address.AddressFaults;
import org.mailwright.source.address.DomainFaults;
import org.mailwright.source.address.Fault;

/**
 * What a text must be, and what is said of one that is not.
 *
 * @param kind the finding's id where nothing nearer is known
 * @param what the thing, e.g. {@code the selector}
 * @param parse the text as a value, or why it is none
 * @param remedy how to write one: an imperative sentence
 * @param nearest the kind of fault of a refused text, where it has a finding of its own
 */
record Syntax<T>(
        Kind kind,
        String what,
        Function<String, Parsed<T>> parse,
        String remedy,
        Function<String, Optional<Fault>> nearest) {

    private static final Kind DOMAIN_SYNTAX = SiteKinds.DOMAIN_SYNTAX;
    private static final String WRITE_DOMAIN = "write a full name of letters, digits and hyphens, e.g. onion.example";

    static final Syntax<DomainName> DOMAIN =
            new Syntax<>(DOMAIN_SYNTAX, "the domain", DomainName::parse, WRITE_DOMAIN, DomainFaults::of);

    static final Syntax<IpAddress> IP = new Syntax<>(
            SiteKinds.HOST_ADDRESS_SYNTAX,
            "the address",
            IpAddress::parse,
            "write an IPv4 or IPv6 address alone, e.g. 203.0.113.7 or \"2001:db8::7\"");

    static final Syntax<Network> NETWORK = new Syntax<>(
            SiteKinds.CIDR_SYNTAX,
            "the network",
            Network::parse,
            "write the network's first address and its length, e.g. 203.0.113.0/24, or one address");

    /** An address with its domain. */
    static final Syntax<Address> FULL_ADDRESS =
            address(Address::parse, text -> AddressFaults.ofAddress(text).or(() -> AddressFaults.unqualified(text)));

    /** A text without faults that have findings of their own. */
    Syntax(Kind kind, String what, Function<String, Parsed<T>> parse, String remedy) {
        this(kind, what, parse, remedy, text -> Optional.empty());
    }

    /** An address, or a bare local part in {@code home}. */
    static Syntax<Address> address(DomainName home) {
        return address(text -> Address.parse(text, home), AddressFaults::ofAddress);
    }

    private static Syntax<Address> address(
            Function<String, Parsed<Address>> parse, Function<String, Optional<Fault>> nearest) {
        return new Syntax<>(
                RoutingKinds.LOCALPART_SYNTAX,
                "the address",
                parse,
                "write letters, digits and .-_+=&'*/?^~#${}` before the @",
                text -> nearest.apply(text).or(() -> domain(text)));
    }

    /** A domain that is none is another fault than a local part. */
    private static Optional<Fault> domain(String text) {
        int at = text.lastIndexOf('@');
        boolean local = at >= 0
                && Address.parse(text.substring(0, at) + "@x.example").value().isPresent();
        return local
                ? Optional.of(new Fault(
                        DOMAIN_SYNTAX, DomainName.parse(text.substring(at + 1)).reason(), WRITE_DOMAIN))
                : Optional.empty();
    }

    /** What is wrong with a text that was refused for a reason. */
    Fault fault(String text, String reason) {
        return nearest.apply(text).orElseGet(() -> new Fault(kind, reason, remedy));
    }

    /** The same under another name. */
    Syntax<T> of(String other) {
        return new Syntax<>(kind, other, parse, remedy, nearest);
    }

    /** A text that must match a pattern. */
    static Function<String, Parsed<String>> matching(String pattern, String wanted) {
        return text -> text.matches(pattern) ? Parsed.of(text) : Parsed.not("it is not " + wanted);
    }
}
