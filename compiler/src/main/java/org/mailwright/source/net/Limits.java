package org.mailwright.source.net;

import org.mailwright.source.file.HeapShare;

/**
 * How long a server may take, and how much it may say.
 *
 * @param seconds for the connection, and for the next octet
 * @param whole seconds for all of an answer: handshake, headers and every page
 * @param octets what may be kept of an answer
 */
public record Limits(int seconds, int whole, long octets) {
    /** An answer has many parts, each of which may be slow. */
    private static final int PARTS = 10;

    /** Those of a site that says how long one part may take; how much depends on Java's memory. */
    public static Limits of(int seconds) {
        return new Limits(seconds, seconds * PARTS, HeapShare.octets());
    }
}
