package org.mailwright.hiera;

import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/**
 * What is looked up, with everything that Puppet's {@code lookup} function takes.
 *
 * @param keys the first that is found counts
 * @param merge the caller's, instead of the one that lookup_options name
 * @param type what the value must be
 * @param fallback the value when nothing is found
 * @param overrides values that win over all data, by key
 * @param defaults values that count when no data have the key, by key
 */
public record Query(
        List<String> keys,
        Optional<Merge> merge,
        Optional<PuppetType> type,
        Optional<Value> fallback,
        Value.Mapping overrides,
        Value.Mapping defaults) {

    private static final Value.Mapping NONE = new Value.Mapping(List.of(), Location.file(""));

    public Query {
        keys = List.copyOf(keys);
    }

    /** Nothing but keys. */
    public static Query of(String... keys) {
        return new Query(List.of(keys), Optional.empty(), Optional.empty(), Optional.empty(), NONE, NONE);
    }

    /** With a merge of the caller's. */
    public Query merging(Merge how) {
        return new Query(keys, Optional.of(how), type, fallback, overrides, defaults);
    }

    /** With a type that the value must be of. */
    public Query typed(PuppetType wanted) {
        return new Query(keys, merge, Optional.of(wanted), fallback, overrides, defaults);
    }

    /** With a value for the case that nothing is found. */
    public Query orElse(Value value) {
        return new Query(keys, merge, type, Optional.of(value), overrides, defaults);
    }

    /** With values that win over all data. */
    public Query overriding(Value.Mapping values) {
        return new Query(keys, merge, type, fallback, values, defaults);
    }

    /** With values for keys that no data have. */
    public Query defaulting(Value.Mapping values) {
        return new Query(keys, merge, type, fallback, overrides, values);
    }
}
