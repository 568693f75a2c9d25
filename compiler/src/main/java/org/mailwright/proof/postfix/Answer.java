package org.mailwright.proof.postfix;

import java.util.Optional;

/**
 * What a host says to RCPT.
 *
 * @param reply empty for acceptance, else code and text
 * @param asks true when another host is asked whether the address exists
 * @param by the entry that decided, where one did
 */
record Answer(String reply, boolean asks, Optional<Hit> by) {
    boolean isAccepted() {
        return reply.isEmpty();
    }

    boolean isRefused() {
        return reply.startsWith("5");
    }

    boolean isDeferred() {
        return reply.startsWith("4");
    }

    /** The answer in words. */
    String words() {
        return isAccepted() ? (asks ? "250 if the serving host knows it" : "250") : reply;
    }
}
