package org.mailwright.hiera;

/**
 * How values of several levels become one (Puppet's merge behaviours).
 *
 * @param strategy the behaviour
 * @param knockoutPrefix deep: what marks an item for removal; empty for none
 * @param sortMergedArrays deep: sort lists that were merged
 * @param mergeHashArrays deep: merge hashes inside lists by position
 */
public record Merge(Strategy strategy, String knockoutPrefix, boolean sortMergedArrays, boolean mergeHashArrays) {

    /** The behaviours. */
    public enum Strategy {
        FIRST,
        UNIQUE,
        HASH,
        DEEP
    }

    /** The highest level wins. */
    public static final Merge FIRST = of(Strategy.FIRST);

    /** A behaviour without options. */
    public static Merge of(Strategy strategy) {
        return new Merge(strategy, "", false, false);
    }
}
