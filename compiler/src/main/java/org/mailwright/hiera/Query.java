package org.mailwright.hiera;

import java.util.List;
import java.util.Optional;
import org.mailwright.hiera.type.PuppetType;

/**
 * What is looked up, with what the command {@code puppet lookup} takes.
 *
 * @param keys the first that is found counts
 * @param merge the caller's, instead of the one that lookup_options name
 * @param type what the value must be
 * @param fallback the value when nothing is found
 */
public record Query(List<String> keys, Optional<Merge> merge, Optional<PuppetType> type, Optional<Value> fallback) {
    public Query {
        keys = List.copyOf(keys);
    }

    /** Nothing but keys. */
    public static Query of(String... keys) {
        return new Query(List.of(keys), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** With a merge of the caller's. */
    public Query merging(Merge how) {
        return new Query(keys, Optional.of(how), type, fallback);
    }

    /** With a type that the value must be of. */
    public Query typed(PuppetType wanted) {
        return new Query(keys, merge, Optional.of(wanted), fallback);
    }

    /** With a value for the case that nothing is found. */
    public Query orElse(Value value) {
        return new Query(keys, merge, type, Optional.of(value));
    }
}
