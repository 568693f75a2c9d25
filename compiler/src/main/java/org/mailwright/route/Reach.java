package org.mailwright.route;

/**
 * How far an address expands on an MX host, as Postfix counts it: before it drops a recipient that is there twice
 * (cleanup_map1n.c). Targets that reach nobody, or would close a circle, do not count.
 *
 * @param steps addresses of ours on the way to the farthest recipient
 * @param recipients how many there are; an address that the SRS hosts go on with is one
 */
public record Reach(int steps, long recipients) {
    /** An address that is delivered as it is, or handed on. */
    static final Reach END = new Reach(0, 1);
}
