package org.mailwright.change;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mailwright.diagnostic.Location;

/**
 * An address for which something changes: where its mail goes, whether its owner may log in, who may send as it.
 *
 * @param address the address; {@code @onion.test} for all addresses of an alias domain
 * @param earlier where its mail went
 * @param later where its mail goes now
 * @param password what happens to its submission password
 * @param earlierLogins who might send as it
 * @param laterLogins who may send as it now
 * @param through the addresses behind it whose entries change; empty when its own does
 * @param earlierCauses the inputs that said what was
 * @param laterCauses the inputs that say what is
 * @param aliasDomains in how many alias domains the same happens
 */
public record AddressChange(
        String address,
        Destination earlier,
        Destination later,
        Optional<Kind> password,
        SortedSet<String> earlierLogins,
        SortedSet<String> laterLogins,
        List<String> through,
        List<Location> earlierCauses,
        List<Location> laterCauses,
        int aliasDomains) {

    public AddressChange {
        earlierLogins = Collections.unmodifiableSortedSet(new TreeSet<>(earlierLogins));
        laterLogins = Collections.unmodifiableSortedSet(new TreeSet<>(laterLogins));
        through = List.copyOf(through);
        earlierCauses = List.copyOf(earlierCauses);
        laterCauses = List.copyOf(laterCauses);
    }

    /** True when its mail goes elsewhere than before, or is refused or taken where it was not. */
    public boolean isMoved() {
        return !earlier.equals(later);
    }

    /** Whether the address is new, goes elsewhere, or is gone; where only passwords or rights change, it is changed. */
    public Kind kind() {
        return isMoved() ? Kind.of(!earlier.isNone(), !later.isNone()) : Kind.CHANGED;
    }

    /** What {@code here} has and {@code there} has not. */
    public static SortedSet<String> only(SortedSet<String> here, SortedSet<String> there) {
        SortedSet<String> left = new TreeSet<>(here);
        left.removeAll(there);
        return left;
    }
}
