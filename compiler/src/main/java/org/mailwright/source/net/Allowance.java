package org.mailwright.source.net;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is left of the limits of one answer. A server that sends an octet now and then, or entries without end, is cut off
 * here: each octet passes by.
 */
public final class Allowance {
    /** Octets that are read and not kept. */
    private static final int PASSING = 16;

    private final Limits limits;
    private final long end;
    private long unread;
    private long room;
    private Optional<String> exceeded = Optional.empty();

    /** The whole of it, from now on. */
    public Allowance(Limits limits) {
        this.limits = limits;
        this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.whole());
        this.unread = limits.octets() * PASSING;
        this.room = limits.octets();
    }

    /** Milliseconds that may pass until the next octet. */
    synchronized int patience() throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (exceeded.isEmpty() && left <= 0) {
            exceeded = Optional.of("its answer was not at its end after " + limits.whole() + " s");
        }
        stop();
        return (int) Math.min(left, TimeUnit.SECONDS.toMillis(limits.seconds()));
    }

    /** Takes octets that were read. */
    synchronized void read(int octets) throws IOException {
        unread -= octets;
        if (exceeded.isEmpty() && unread < 0) {
            exceeded = Optional.of("its answer has more than " + megabytes(limits.octets() * PASSING) + " MB");
        }
        stop();
    }

    /** Takes what is kept of the answer. */
    public synchronized void keep(long octets) throws IOException {
        room -= octets;
        if (exceeded.isEmpty() && room < 0) {
            exceeded = Optional.of("its answer takes more than " + megabytes(limits.octets()) + " MB of Java's memory");
        }
        stop();
    }

    /** What may still be kept. */
    public synchronized long room() {
        return room;
    }

    /** Why the answer was cut off: a clause; nothing where it was not. */
    public synchronized Optional<String> exceeded() {
        return exceeded;
    }

    private void stop() throws IOException {
        if (exceeded.isPresent()) {
            throw new IOException(exceeded.get());
        }
    }

    /** The number alone; of less than one the first decimal. */
    private static String megabytes(long octets) {
        return octets >= 1 << 20 ? String.valueOf(octets >> 20) : "0." + (octets * 10 >> 20);
    }
}
