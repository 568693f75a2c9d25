package org.mailwright.route;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Location;
import org.mailwright.model.Address;
import org.mailwright.model.Target;

/**
 * What is declared for one address of ours: the edges that leave it in the routing graph.
 *
 * @param address the address, folded
 * @param kind what declares it
 * @param targets as declared, dead ones too
 * @param damaged true when a target was refused on reading, so that an address left empty is deferred
 * @param refusal mailDisableMessage: mail to the address is refused with it
 * @param location the declaration
 */
public record Entry(
        Address address,
        Kind kind,
        List<Target> targets,
        boolean damaged,
        Optional<String> refusal,
        Location location) {

    /** What declares an address. */
    public enum Kind {
        ALIAS("alias"),
        FORWARD("forward"),
        /** A forward from the directory. */
        ACCOUNT("directory forward"),
        /** postmaster@ and abuse@ of a domain that has none of its own: the primary domain's. */
        FALLBACK("address every domain has");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The kind as a trace names it. */
        public String words() {
            return words;
        }
    }

    public Entry {
        targets = List.copyOf(targets);
    }
}
