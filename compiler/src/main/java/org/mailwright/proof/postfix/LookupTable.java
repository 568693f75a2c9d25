package org.mailwright.proof.postfix;

import java.util.Optional;

/** A lookup table of Postfix (DATABASE_README). */
interface LookupTable {
    Optional<Hit> find(String key);

    /** True for a table of fixed strings: only these are asked for parts of an address. */
    boolean isFixed();

    /** True for one that answers at run time what the files do not say. */
    default boolean isOpaque() {
        return false;
    }
}
