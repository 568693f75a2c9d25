package org.mailwright.hiera;

import java.util.Optional;

/**
 * How values of several levels become one (Puppet's merge behaviours).
 *
 * @param strategy the behaviour
 * @param knockoutPrefix deep: what marks an item for removal
 * @param sortMergedArrays deep: sort lists that were merged
 * @param mergeHashArrays deep: merge hashes inside lists by position
 */
public record Merge(
        Strategy strategy, Optional<String> knockoutPrefix, boolean sortMergedArrays, boolean mergeHashArrays) {

    /** The behaviours; the last is one that Puppet keeps for Hiera 3 and takes from anybody. */
    public enum Strategy {
        FIRST,
        UNIQUE,
        HASH,
        DEEP,
        REVERSE_DEEP
    }

    /** The highest level wins. */
    public static final Merge FIRST = of(Strategy.FIRST);

    /** A behaviour without options. */
    public static Merge of(Strategy strategy) {
        return new Merge(strategy, Optional.empty(), false, false);
    }

    /** True for a behaviour that looks at the items of lists, whether they are equal. */
    public boolean compares() {
        return strategy != Strategy.FIRST && strategy != Strategy.HASH;
    }
}
