package org.mailwright.model;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Parsed;

/**
 * An address as an SMTP client names it in MAIL or RCPT (RFC 5321 section 4.1.2, RFC 6531), and as Postfix reads it: without angle
 * brackets, source route, quotes, backslashes, blanks around its parts and the domain's final dot. No text is one that is
 * neither an address by the RFCs nor one to Postfix.
 *
 * @param local the local part, its case kept
 * @param domain a domain name, or an address literal in its brackets; in lower case
 * @param readable false for an address by the RFCs that Postfix takes for none
 */
public record EnvelopeAddress(String local, String domain, boolean readable) {
    private static final Pattern ROUTE = Pattern.compile("@[^@,: ]+(,@[^@,: ]+)*:");
    private static final Pattern LITERAL = Pattern.compile("\\[[a-z0-9-]*[a-z0-9]:[!-Z^-~]+]");
    private static final String SPECIALS = "()<>[],;";
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_DOMAIN = 255;

    /** Reads an address, or a local part in {@code home}. */
    public static Parsed<EnvelopeAddress> parse(String text, DomainName home) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Parsed.not("a control character is no part of an address");
        }
        String bare = text.strip();
        while (bare.startsWith("<") && bare.endsWith(">")) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        var route = ROUTE.matcher(bare);
        bare = route.lookingAt() ? bare.substring(route.end()) : bare;
        int at = lastAt(bare);
        String domain = at < 0 ? home.text() : bare.substring(at + 1).strip().toLowerCase(Locale.ROOT);
        return checked((at < 0 ? bare : bare.substring(0, at)).strip(), domain.replaceFirst("\\.$", ""));
    }

    /** One that can be declared. */
    public static EnvelopeAddress of(Address address) {
        return parse(address.toString(), address.domain()).orElseThrow();
    }

    /** The position of the last at sign that stands for itself; -1 for none. */
    private static int lastAt(String text) {
        int last = -1;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '@' && !quoted) {
                last = i;
            }
        }
        return last;
    }

    private static Parsed<EnvelopeAddress> checked(String written, String domain) {
        if (written.isEmpty()) {
            return Parsed.not("the local part is empty");
        }
        if (written.startsWith("@")) {
            return Parsed.not("the local part begins with \"@\"");
        }
        Domain kind = kind(domain);
        if (kind == Domain.NONE) {
            return Parsed.not("\"" + domain + "\" is no domain");
        }
        return unquoted(written)
                .map(local -> new EnvelopeAddress(
                        local,
                        domain,
                        kind == Domain.READABLE && !local.isEmpty() && "-@".indexOf(local.charAt(0)) < 0));
    }

    /** The local part without its quotes and backslashes: words, with a dot, an at sign or nothing between them. */
    private static Parsed<String> unquoted(String written) {
        StringBuilder local = new StringBuilder();
        boolean begins = true;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            boolean separator = c == '.' || c == '@';
            if (c == '"') {
                int end = closing(written, i);
                boolean whole = end > 0 && (end + 1 == written.length() || ".@".indexOf(written.charAt(end + 1)) >= 0);
                if (!begins || !whole) {
                    return Parsed.not("the local part has a stray quote");
                }
                local.append(written.substring(i + 1, end).replaceAll("\\\\(.)", "$1"));
                i = end;
            } else if (c == '\\' && i + 1 < written.length()) {
                local.append(written.charAt(++i));
            } else if (c == '\\' || c == ' ' || SPECIALS.indexOf(c) >= 0) {
                return Parsed.not("the local part has the character \"" + c + "\" outside of quotes");
            } else {
                local.append(c);
            }
            begins = separator;
        }
        return Parsed.of(local.toString());
    }

    private static int closing(String written, int quote) {
        for (int i = quote + 1; i < written.length(); i++) {
            if (written.charAt(i) == '\\') {
                i++;
            } else if (written.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    private enum Domain {
        NONE,
        /** By the RFCs only. */
        UNREADABLE,
        READABLE
    }

    private static Domain kind(String domain) {
        if (domain.startsWith("[")) {
            String inside = domain.replaceFirst("^\\[(ipv6:)?", "").replaceFirst("]$", "");
            boolean ipv6 = domain.startsWith("[ipv6:");
            boolean address = domain.endsWith("]")
                    && IpAddress.parse(inside)
                            .value()
                            .filter(ip -> ip.isIpv6() == ipv6)
                            .isPresent();
            return address ? Domain.READABLE : LITERAL.matcher(domain).matches() ? Domain.UNREADABLE : Domain.NONE;
        }
        boolean readable = domain.length() <= LONGEST_DOMAIN && !domain.matches("[0-9.]+");
        for (String label : domain.split("\\.", -1)) {
            boolean ascii = label.matches("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?");
            boolean other = !ascii
                    && label.matches(
                            "[^\\x00-\\x7f](?:[a-z0-9-]|[^\\x00-\\x7f])*|[a-z0-9](?:[a-z0-9-]|[^\\x00-\\x7f])*")
                    && label.chars().anyMatch(c -> c > 127);
            if (!ascii && !other) {
                return Domain.NONE;
            }
            readable &= ascii && label.length() <= LONGEST_LABEL;
        }
        return readable ? Domain.READABLE : Domain.UNREADABLE;
    }

    @Override
    public String toString() {
        boolean plain = !local.isEmpty()
                && local.chars()
                        .noneMatch(c -> c == ' ' || c == '"' || c == '\\' || c == '@' || SPECIALS.indexOf(c) >= 0);
        return (plain ? local : "\"" + local.replaceAll("([\"\\\\])", "\\\\$1") + "\"") + "@" + domain;
    }
}
