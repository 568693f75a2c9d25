package org.mailwright.source.site;

import org.mailwright.diagnostic.Location;

/**
 * How many entries a source gave, for the guard against one that answers with nothing.
 *
 * @param name what messages call it, e.g. {@code directory}
 * @param entries the people it gave
 * @param minimum fewer are refused in every command that writes
 * @param passwords true when any of them has a submission password
 */
public record SourceSize(String name, int entries, int minimum, boolean passwords, Location location) {}
