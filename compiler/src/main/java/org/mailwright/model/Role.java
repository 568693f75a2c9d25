package org.mailwright.model;

import java.util.Locale;

/** What a host does in the mail system. */
public enum Role {
    /** Receives from the internet for all our domains and resolves aliases. */
    MX,
    /** Resolves forwards to the outside and rewrites the envelope sender (Sender Rewriting Scheme). */
    SRS,
    /** Takes authenticated mail from people (RFC 6409, RFC 8314). */
    SUBMISSION,
    /** Smarthost of our machines without a mail role. */
    RELAY,
    /** Mailing lists in a domain of their own (Mailman 3). */
    LISTS,
    /** Sends to the internet itself for its own domain. */
    SENDER,
    /** A null client: hands everything to the relay hosts. */
    CLIENT;

    /** The word in Hiera, e.g. {@code submission}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
