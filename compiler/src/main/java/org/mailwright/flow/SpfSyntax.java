package org.mailwright.flow;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.IpAddress;
import org.mailwright.model.Network;

/** The grammar of a term, to the letter (RFC 7208 section 12). */
final class SpfSyntax {
    private static final Pattern MODIFIER = Pattern.compile("([A-Za-z][A-Za-z0-9._-]*)=(.*)", Pattern.DOTALL);
    private static final Pattern MECHANISM = Pattern.compile("([+?~-]?)([A-Za-z][A-Za-z0-9]*)(.*)", Pattern.DOTALL);
    private static final Pattern CIDR = Pattern.compile("(.*?)(?:/(0|[1-9][0-9]?))?(?://(0|[1-9][0-9]{0,2}))?");
    private static final Pattern SINGLE_CIDR = Pattern.compile("([^/]*)(?:/(0|[1-9][0-9]{0,2}))?");
    /** The end of a name: a top label that is no number, or a macro. */
    private static final Pattern DOMAIN_END =
            Pattern.compile(".*(\\.([A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*|[A-Za-z0-9]+-[A-Za-z0-9-]*[A-Za-z0-9])\\.?"
                    + "|%\\{[^}]*\\}|%[%_-])");

    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private SpfSyntax() {}

    /** One term, without a blank in it. */
    static Parsed<SpfTerm> term(String text) {
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return Parsed.not("it has a character that is not printable ASCII");
        }
        Matcher modifier = MODIFIER.matcher(text);
        if (modifier.matches()) {
            return modifier(text, modifier.group(1).toLowerCase(Locale.ROOT), modifier.group(2));
        }
        Matcher mechanism = MECHANISM.matcher(text);
        if (!mechanism.matches()) {
            return Parsed.not("it is no mechanism and no modifier");
        }
        SpfResult match = SpfResult.of(text.charAt(0));
        String rest = mechanism.group(3);
        return switch (mechanism.group(2).toLowerCase(Locale.ROOT)) {
            case "all" -> rest.isEmpty() ? all(text, match) : Parsed.not("all takes no value");
            case "ip4" -> network(text, match, rest, SpfTerm.Kind.IP4, IPV4_BITS);
            case "ip6" -> network(text, match, rest, SpfTerm.Kind.IP6, IPV6_BITS);
            case "a" -> hosts(text, match, rest, SpfTerm.Kind.A);
            case "mx" -> hosts(text, match, rest, SpfTerm.Kind.MX);
            case "ptr" ->
                rest.isEmpty()
                        ? Parsed.of(named(text, match, SpfTerm.Kind.PTR, Optional.empty()))
                        : name(text, match, rest, SpfTerm.Kind.PTR);
            case "exists" -> name(text, match, rest, SpfTerm.Kind.EXISTS);
            case "include" -> name(text, match, rest, SpfTerm.Kind.INCLUDE);
            default -> Parsed.not("there is no mechanism " + mechanism.group(2));
        };
    }

    private static Parsed<SpfTerm> modifier(String text, String name, String value) {
        SpfTerm.Kind kind = switch (name) {
            case "redirect" -> SpfTerm.Kind.REDIRECT;
            case "exp" -> SpfTerm.Kind.EXP;
            default -> SpfTerm.Kind.OTHER;
        };
        Parsed<MacroString> macros = kind == SpfTerm.Kind.OTHER ? MacroString.parse(value) : domain(value);
        return macros.map(found -> named(text, SpfResult.NONE, kind, Optional.of(found)));
    }

    private static Parsed<SpfTerm> all(String text, SpfResult match) {
        return Parsed.of(named(text, match, SpfTerm.Kind.ALL, Optional.empty()));
    }

    private static Parsed<SpfTerm> name(String text, SpfResult match, String rest, SpfTerm.Kind kind) {
        if (!rest.startsWith(":")) {
            return Parsed.not(kind.word() + " takes a colon and a name");
        }
        return domain(rest.substring(1)).map(found -> named(text, match, kind, Optional.of(found)));
    }

    private static SpfTerm named(String text, SpfResult match, SpfTerm.Kind kind, Optional<MacroString> target) {
        return new SpfTerm(kind, match, target, Optional.empty(), IPV4_BITS, IPV6_BITS, text);
    }

    private static Parsed<SpfTerm> hosts(String text, SpfResult match, String rest, SpfTerm.Kind kind) {
        Matcher cidr = CIDR.matcher(rest);
        if (!cidr.matches()) {
            return Parsed.not("its prefix length is none");
        }
        int ipv4 = length(Optional.ofNullable(cidr.group(2)), IPV4_BITS);
        int ipv6 = length(Optional.ofNullable(cidr.group(3)), IPV6_BITS);
        if (ipv4 > IPV4_BITS || ipv6 > IPV6_BITS) {
            return Parsed.not("its prefix length is none");
        }
        String name = cidr.group(1);
        if (!name.isEmpty() && name.charAt(0) != ':') {
            return Parsed.not(name.charAt(0) == '/' ? "its prefix length is none" : "a colon goes before a name");
        }
        Parsed<Optional<MacroString>> target = name.isEmpty()
                ? Parsed.of(Optional.empty())
                : domain(name.substring(1)).map(Optional::of);
        return target.map(found -> new SpfTerm(kind, match, found, Optional.empty(), ipv4, ipv6, text));
    }

    private static Parsed<SpfTerm> network(String text, SpfResult match, String rest, SpfTerm.Kind kind, int bits) {
        Matcher cidr = SINGLE_CIDR.matcher(rest.isEmpty() ? "" : rest.substring(1));
        if (!rest.startsWith(":") || !cidr.matches()) {
            return Parsed.not(kind.word() + " takes a colon, an address and at most one prefix length");
        }
        int length = length(Optional.ofNullable(cidr.group(2)), bits);
        if (length > bits) {
            return Parsed.not("its prefix length is none");
        }
        String address = cidr.group(1);
        // An IPv4 address in its IPv6 form is an IPv6 address here: section 5.6 speaks of RFC 4291 section 2.2.
        Optional<IpAddress> found =
                IpAddress.ipv6(address).or(() -> IpAddress.parse(address).value());
        if (found.filter(one -> one.bits() == bits).isEmpty()) {
            return Parsed.not(
                    found.isPresent()
                            ? "its address belongs to " + (kind == SpfTerm.Kind.IP4 ? "ip6" : "ip4")
                            : "\"" + address + "\" is no such address");
        }
        Optional<Network> range = found.map(one -> Network.around(one, length));
        return Parsed.of(new SpfTerm(kind, match, Optional.empty(), range, IPV4_BITS, IPV6_BITS, text));
    }

    /** Lengths have three digits at most; a greater one than there are bits is refused. */
    private static int length(Optional<String> digits, int bits) {
        return digits.map(Integer::parseInt).orElse(bits);
    }

    /** A domain-spec: it ends in a label that may be a top-level domain, or in a macro. */
    private static Parsed<MacroString> domain(String text) {
        Parsed<MacroString> macros = MacroString.parse(text);
        boolean ends = DOMAIN_END.matcher(text).matches();
        return macros.value().isPresent() && !ends ? Parsed.not("\"" + text + "\" is no full domain name") : macros;
    }
}
