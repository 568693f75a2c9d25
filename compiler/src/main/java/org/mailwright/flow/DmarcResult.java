package org.mailwright.flow;

import java.util.Locale;

/** What DMARC says of a message (RFC 9989 section 5.4). */
public enum DmarcResult {
    PASS,
    FAIL,
    /** The From domain has no policy. */
    NONE,
    /** It hangs on names outside our zones. */
    UNKNOWN;

    /** The word in Authentication-Results. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
