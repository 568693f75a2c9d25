package org.mailwright.model;

import java.util.List;
import org.mailwright.diagnostic.Location;

/**
 * A person's or role's address of ours and where their mail goes, usually outside.
 *
 * @param address the address of ours, folded to lower case
 * @param targets in the order they are declared, without repetition; empty when every one was refused
 * @param origin Hiera or the directory
 * @param damaged true when a target was refused, so that an address left without targets is deferred and not refused
 * @param location where the forward is declared
 */
public record Forward(Address address, List<Target> targets, Origin origin, boolean damaged, Location location) {

    /** Which source declares a forward. */
    public enum Origin {
        HIERA,
        DIRECTORY
    }

    public Forward {
        targets = List.copyOf(targets);
    }
}
