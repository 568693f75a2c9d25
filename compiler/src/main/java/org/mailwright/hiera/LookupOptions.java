package org.mailwright.hiera;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code lookup_options}: how each key is merged; an exact key before a {@code ^} pattern. */
final class LookupOptions {
    private LookupOptions() {}

    /** How the values of a key become one. */
    static Merge merge(Optional<Value> options, String key) throws LookupFailure {
        Optional<Value> merge = of(options, key).flatMap(entry -> entry.get("merge"));
        return merge.isPresent() ? parse(merge.get()) : Merge.FIRST;
    }

    /** True when {@code convert_to: Sensitive} makes a secret of the key; another conversion fails the look-up. */
    static boolean isSensitive(Optional<Value> options, String key) throws LookupFailure {
        Optional<Value> type = of(options, key).flatMap(entry -> entry.get("convert_to"));
        if (type.isPresent() && !Values.text(type.get()).equals("Sensitive")) {
            throw new LookupFailure(
                    "hiera-wrong-type", type.get().location(), "convert_to is supported for Sensitive only");
        }
        return type.isPresent();
    }

    /** The entry of a key: its own, else that of the first pattern it matches; one that is no hash is passed over. */
    private static Optional<Value.Mapping> of(Optional<Value> options, String key) throws LookupFailure {
        if (options.isEmpty() || options.get() instanceof Value.Undef) {
            return Optional.empty();
        }
        if (!(options.get() instanceof Value.Mapping mapping)) {
            throw new LookupFailure(
                    "hiera-wrong-type", options.get().location(), "value of lookup_options must be a hash");
        }
        Optional<Value> entry = mapping.get(key).filter(found -> found instanceof Value.Mapping);
        for (Value.Mapping.Entry pair : mapping.entries()) {
            String pattern = Values.text(pair.key());
            if (pattern.startsWith("^") && matches(pattern, key, pair.key()) && entry.isEmpty()) {
                entry = Optional.of(pair.value());
            }
        }
        return entry.filter(Value.Mapping.class::isInstance).map(Value.Mapping.class::cast);
    }

    private static boolean matches(String pattern, String key, Value at) throws LookupFailure {
        try {
            return Pattern.compile(pattern.replace("\\h", "[0-9a-fA-F]").replace("\\A", "^"))
                    .matcher(key)
                    .find();
        } catch (PatternSyntaxException e) {
            throw new LookupFailure(
                    "hiera-wrong-type", at.location(), "the pattern " + pattern + " is not a regular expression");
        }
    }

    static Merge parse(Value value) throws LookupFailure {
        if (!(value instanceof Value.Mapping mapping)) {
            return Merge.of(strategy(value));
        }
        Value name = mapping.get("strategy")
                .orElseThrow(() -> new LookupFailure("hiera-wrong-type", value.location(), "merge needs a 'strategy'"));
        Optional<Value> prefix = mapping.get("knockout_prefix");
        if (prefix.isPresent() && Values.text(prefix.get()).isEmpty()) {
            throw new LookupFailure("hiera-wrong-type", value.location(), "knockout_prefix cannot be an empty string");
        }
        return new Merge(
                strategy(name),
                prefix.map(Values::text).orElse(""),
                isTrue(mapping, "sort_merged_arrays"),
                isTrue(mapping, "merge_hash_arrays"));
    }

    private static boolean isTrue(Value.Mapping mapping, String key) {
        return mapping.get(key)
                .filter(found -> found instanceof Value.Truth truth && truth.truth())
                .isPresent();
    }

    private static Merge.Strategy strategy(Value value) throws LookupFailure {
        return switch (Values.text(value)) {
            case "first" -> Merge.Strategy.FIRST;
            case "unique" -> Merge.Strategy.UNIQUE;
            case "hash" -> Merge.Strategy.HASH;
            case "deep" -> Merge.Strategy.DEEP;
            default ->
                throw new LookupFailure(
                        "hiera-wrong-type", value.location(), "Unknown merge strategy: '" + Values.text(value) + "'");
        };
    }
}
