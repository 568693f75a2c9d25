package org.mailwright.model;

import java.util.List;
import org.mailwright.diagnostic.Location;

/**
 * An address of ours that stands for others, usually inside.
 *
 * @param address the alias, folded to lower case
 * @param targets in the order they are declared, without repetition
 * @param location where the alias is declared
 */
public record Alias(Address address, List<Target> targets, Location location) {
    public Alias {
        targets = List.copyOf(targets);
    }
}
