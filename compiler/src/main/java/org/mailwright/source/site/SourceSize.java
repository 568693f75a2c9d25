package org.mailwright.source.site;

import org.mailwright.diagnostic.Location;

/**
 * How many entries a source gave, for the guard against one that answers with nothing.
 *
 * @param kind what its entries are
 * @param name what messages call it, e.g. {@code directory}
 * @param entries the people, nodes or exported domains it gave
 * @param minimum fewer are refused in every command that writes
 * @param passwords true when any of its people has a submission password
 */
public record SourceSize(Kind kind, String name, int entries, int minimum, boolean passwords, Location location) {
    /** What a source gives. */
    public enum Kind {
        PEOPLE,
        NODES,
        EXPORTS
    }

    /** The fewest entries it may give: a directory that gives nobody is broken, or not one that a site would name. */
    private int least() {
        return isPeople() ? Math.max(1, minimum) : minimum;
    }

    /** True when it gave fewer than it must. */
    public boolean isTooSmall() {
        return entries < least();
    }

    /** {@code ldap gave 3 entries, fewer than its minimum of 50}. */
    public String tooSmall() {
        return name + " gave " + entries + " entries, fewer than its minimum of " + least();
    }

    /** True for a directory. */
    public boolean isPeople() {
        return kind == Kind.PEOPLE;
    }
}
