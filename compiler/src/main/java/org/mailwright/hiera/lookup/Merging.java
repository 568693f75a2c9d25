package org.mailwright.hiera.lookup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Explanation;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Merge;
import org.mailwright.hiera.Trace;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/**
 * Makes one value of those that several places have, the strongest first. Layers, the levels of a layer and the files
 * of a level are all merged in this way, one inside the other.
 */
final class Merging {
    private Merging() {}

    /** A place that may have the value; it is asked only when its turn comes. */
    interface Source {
        Optional<Value> value() throws LookupFailure, IOException;
    }

    static Optional<Value> of(Merge merge, List<Source> sources, Trace trace) throws LookupFailure, IOException {
        if (merge.strategy() == Merge.Strategy.FIRST) {
            return first(sources);
        }
        if (sources.size() == 1) {
            return sources.get(0).value().map(value -> single(merge, value));
        }
        trace.enter(Explanation.Kind.MERGE, "", "", Optional.of(merge));
        try {
            Optional<Value> result = Optional.empty();
            for (Source source : sources) {
                Optional<Value> value = source.value();
                if (value.isPresent()) {
                    result = Optional.of(
                            result.isEmpty()
                                    ? converted(merge, value.get())
                                    : merged(merge, result.get(), value.get()));
                }
            }
            if (result.isPresent()) {
                trace.outcome(Explanation.Outcome.RESULT, "", result);
            }
            return result;
        } finally {
            trace.leave();
        }
    }

    private static Optional<Value> first(List<Source> sources) throws LookupFailure, IOException {
        for (Source source : sources) {
            Optional<Value> value = source.value();
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** The one place there is: its list loses its repetitions, and nothing is flattened. */
    private static Value single(Merge merge, Value value) {
        return merge.strategy() == Merge.Strategy.UNIQUE && value instanceof Value.Sequence list
                ? new Value.Sequence(List.copyOf(distinct(list.items())), list.location())
                : value;
    }

    /** The first of several that has the value, before any other is known. */
    private static Value converted(Merge merge, Value value) {
        return merge.strategy() == Merge.Strategy.UNIQUE ? list(value) : value;
    }

    private static Value.Sequence list(Value value) {
        if (!(value instanceof Value.Sequence list)) {
            return new Value.Sequence(List.of(value), value.location());
        }
        boolean flat = list.items().stream().noneMatch(Value.Sequence.class::isInstance);
        return flat ? list : new Value.Sequence(flat(list), list.location());
    }

    private static List<Value> flat(Value value) {
        return value instanceof Value.Sequence list
                ? list.items().stream().flatMap(item -> flat(item).stream()).toList()
                : List.of(value);
    }

    /** Two values, the stronger first. */
    static Value merged(Merge merge, Value high, Value low) throws LookupFailure {
        return switch (merge.strategy()) {
            case FIRST -> high;
            case UNIQUE -> {
                unique("first", high);
                unique("second", low);
                List<Value> all = new ArrayList<>(list(high).items());
                all.addAll(list(low).items());
                yield new Value.Sequence(List.copyOf(distinct(all)), high.location());
            }
            case HASH -> hash(mapping("first", high), mapping("second", low));
            case DEEP -> DeepMerge.of(merge, high, low);
            case REVERSE_DEEP -> DeepMerge.of(merge, low, high);
        };
    }

    private static void unique(String which, Value value) throws LookupFailure {
        boolean fits = value instanceof Value.Sequence ? DataTypes.isData(value) : DataTypes.isScalar(value);
        if (!fits) {
            throw wrong(
                    value,
                    "The " + which
                            + " element of the merge has wrong type, expects a value of type Scalar or Array, got "
                            + value.kind());
        }
    }

    private static Value.Mapping mapping(String which, Value value) throws LookupFailure {
        if (value instanceof Value.Mapping mapping && DataTypes.isData(mapping)) {
            return mapping;
        }
        throw wrong(
                value,
                "The " + which + " element of the merge has wrong type, expects a Hash value, got " + value.kind());
    }

    /** The keys of the weaker one come first. */
    private static Value hash(Value.Mapping high, Value.Mapping low) {
        Map<Object, Value.Mapping.Entry> entries = new LinkedHashMap<>();
        low.entries().forEach(entry -> entries.put(Values.plain(entry.key()), entry));
        high.entries().forEach(entry -> entries.put(Values.plain(entry.key()), entry));
        return new Value.Mapping(List.copyOf(entries.values()), high.location());
    }

    /** Equal values once, the first of each. */
    static Collection<Value> distinct(Collection<Value> values) {
        Map<Object, Value> distinct = new LinkedHashMap<>();
        values.forEach(value -> distinct.merge(Values.plain(value), value, Merging::kept));
        return distinct.values();
    }

    /** The first of two equal values; a secret although it is also written in clear. */
    static Value kept(Value first, Value second) {
        return Values.isSecret(second) && !Values.isSecret(first) ? Values.secret(first) : first;
    }

    static LookupFailure wrong(Value value, String message) {
        return new LookupFailure(FailureKind.MERGE, HieraKinds.WRONG_TYPE, value.location(), message);
    }
}
