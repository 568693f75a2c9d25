package org.mailwright.hiera;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.mailwright.diagnostic.Location;

/** {@code lookup_options}: how each key is merged and converted; an exact key before a {@code ^} pattern. */
final class LookupOptions {
    private static final LookupOptions NONE = new LookupOptions(Map.of(), Map.of());

    private final Map<String, Value> exact;
    private final Map<Pattern, Value> patterns;

    private LookupOptions(Map<String, Value> exact, Map<Pattern, Value> patterns) {
        this.exact = exact;
        this.patterns = patterns;
    }

    /**
     * What a layer says, or nothing where it says nothing.
     *
     * @param module the module whose keys alone it may name, or empty
     */
    static Optional<Value.Mapping> checked(Optional<Value> options, String module) throws LookupFailure {
        if (options.isEmpty() || options.get() instanceof Value.Undef) {
            return Optional.empty();
        }
        if (!(options.get() instanceof Value.Mapping mapping)) {
            throw wrong(options.get().location(), "value of lookup_options must be a hash");
        }
        for (Value.Mapping.Entry entry : mapping.entries()) {
            String key = name(entry.key());
            boolean pattern = key.startsWith("^");
            if (!module.isEmpty() && !key.startsWith((pattern ? "^" : "") + module + "::")) {
                throw wrong(
                        entry.key().location(),
                        pattern
                                ? "all lookup_options patterns must match a key starting with module name '" + module
                                        + "'"
                                : "all lookup_options keys must start with module name '" + module + "'");
            }
        }
        return Optional.of(mapping);
    }

    private static LookupFailure wrong(Location at, String message) {
        return new LookupFailure(FailureKind.LOOKUP_OPTIONS, "hiera-wrong-type", at, message);
    }

    private static String name(Value key) throws LookupFailure {
        if (DataTypes.isText(key)) {
            return Values.text(key);
        }
        throw new LookupFailure(
                FailureKind.OTHER, "hiera-wrong-type", key.location(), "a key of lookup_options is not a string");
    }

    static LookupOptions compile(Optional<Value.Mapping> options) throws LookupFailure {
        if (options.isEmpty()) {
            return NONE;
        }
        Map<String, Value> exact = new LinkedHashMap<>();
        Map<Pattern, Value> patterns = new LinkedHashMap<>();
        for (Value.Mapping.Entry entry : options.get().entries()) {
            String key = name(entry.key());
            if (key.startsWith("^")) {
                patterns.put(pattern(key, entry.key()), entry.value());
            } else {
                exact.put(key, entry.value());
            }
        }
        return new LookupOptions(exact, patterns);
    }

    private static Pattern pattern(String key, Value at) throws LookupFailure {
        try {
            return RubyRegex.compile(key);
        } catch (PatternSyntaxException e) {
            throw new LookupFailure(
                    FailureKind.REGEX,
                    "hiera-wrong-type",
                    at.location(),
                    "the pattern " + key + " is not a regular expression: " + e.getDescription());
        }
    }

    /** The caller's merge, or that which lookup_options name, or {@code first}. */
    Optional<Merge> merge(String key) throws LookupFailure {
        Optional<Value> merge = option(key, "merge").filter(found -> !isNothing(found));
        return merge.isPresent() ? Optional.of(MergeParser.parse(merge.get())) : Optional.empty();
    }

    /** The conversion of a key's value. */
    Optional<Value> conversion(String key) throws LookupFailure {
        return option(key, "convert_to").filter(found -> !(found instanceof Value.Undef));
    }

    private static boolean isNothing(Value value) {
        return value instanceof Value.Undef || value instanceof Value.Truth truth && !truth.truth();
    }

    private Optional<Value> option(String key, String name) throws LookupFailure {
        Optional<Value> entry = of(key).filter(found -> !isNothing(found));
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        if (entry.get() instanceof Value.Mapping mapping) {
            return mapping.get(name);
        }
        // Ruby asks a string for a part of itself.
        if (entry.get() instanceof Value.Text text) {
            return text.text().contains(name) ? Optional.of(Value.Text.of(name, text.location())) : Optional.empty();
        }
        throw new LookupFailure(
                FailureKind.OTHER,
                "hiera-wrong-type",
                entry.get().location(),
                "the lookup_options of " + key + " are not a hash but a "
                        + entry.get().kind());
    }

    private Optional<Value> of(String key) {
        Value own = exact.get(key);
        if (own != null && !(own instanceof Value.Undef)) {
            return Optional.of(own);
        }
        return patterns.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(key).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
