package org.mailwright.route;

import org.mailwright.diagnostic.Location;

/**
 * What the MX hosts answer to RCPT for an address of ours.
 *
 * @param answer the kind of reply
 * @param text the refusal's text for {@link Answer#DISABLED}, else empty
 * @param location what decides it
 */
public record Standing(Answer answer, String text, Location location) {

    /** The kinds of replies. */
    public enum Answer {
        /** 250: it reaches someone. */
        ACCEPTED,
        /** 550 5.7.1 with the account's own message. */
        DISABLED,
        /** 450: every target was lost through a broken entry; it may come back. */
        DEFERRED,
        /** 550 5.1.1. */
        UNKNOWN
    }

    /** The reply in full. */
    public Reply reply() {
        return switch (answer) {
            case ACCEPTED -> Reply.ACCEPTED;
            case DISABLED -> Reply.disabled(text);
            case DEFERRED -> Reply.DEFERRED;
            case UNKNOWN -> Reply.UNKNOWN;
        };
    }

    /** True for 250. */
    public boolean isAccepted() {
        return answer == Answer.ACCEPTED;
    }
}
