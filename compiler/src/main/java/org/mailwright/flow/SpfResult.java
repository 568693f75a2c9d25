package org.mailwright.flow;

import java.util.Locale;

/** What check_host() says (RFC 7208 section 2.6), and what cannot be told from our zones. */
public enum SpfResult {
    PASS,
    FAIL,
    SOFTFAIL,
    NEUTRAL,
    NONE,
    PERMERROR,
    /** It hangs on a name outside our zones, or on a part of the message that is not known. */
    UNKNOWN;

    /** The word in Received-SPF and Authentication-Results, e.g. {@code softfail}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The result of a mechanism with that qualifier when it matches (RFC 7208 section 4.6.2); none counts as plus. */
    static SpfResult of(char qualifier) {
        return switch (qualifier) {
            case '-' -> FAIL;
            case '~' -> SOFTFAIL;
            case '?' -> NEUTRAL;
            default -> PASS;
        };
    }
}
