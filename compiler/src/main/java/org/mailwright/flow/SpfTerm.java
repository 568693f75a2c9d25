package org.mailwright.flow;

import java.util.Locale;
import java.util.Optional;
import org.mailwright.model.Network;

/**
 * One term of an SPF record (RFC 7208 section 4.6.1): a mechanism, or a modifier.
 *
 * @param match the result where a mechanism matches; {@code NONE} for a modifier
 * @param target the name it asks for; absent: the domain itself
 * @param range the addresses of {@code ip4} and {@code ip6}
 * @param ipv4Length how many bits of an A record must be equal, for {@code a} and {@code mx}
 * @param ipv6Length the same of an AAAA record
 * @param text as it stands
 */
public record SpfTerm(
        Kind kind,
        SpfResult match,
        Optional<MacroString> target,
        Optional<Network> range,
        int ipv4Length,
        int ipv6Length,
        String text) {

    /** The mechanisms of section 5 and the modifiers of section 6. */
    public enum Kind {
        ALL,
        A,
        MX,
        PTR,
        IP4,
        IP6,
        EXISTS,
        INCLUDE,
        REDIRECT,
        EXP,
        /** A modifier that nobody knows, to be ignored. */
        OTHER;

        /** The name in a record. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** True for what is no mechanism. */
        public boolean isModifier() {
            return compareTo(REDIRECT) >= 0;
        }

        /** True for the terms that may be ten together (section 4.6.4). */
        boolean isLookup() {
            return switch (this) {
                case A, MX, PTR, EXISTS, INCLUDE, REDIRECT -> true;
                default -> false;
            };
        }
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    /** True when it has a macro, so that its meaning hangs on the message. */
    public boolean hasMacros() {
        return target.filter(MacroString::hasMacros).isPresent();
    }

    /** The name it asks for where no macro is in it; that of {@code domain} where it names none. */
    public Optional<String> plainTarget(String domain) {
        return hasMacros()
                ? Optional.empty()
                : target.map(name -> name.expand(letter -> Optional.empty())).orElseGet(() -> Optional.of(domain));
    }
}
