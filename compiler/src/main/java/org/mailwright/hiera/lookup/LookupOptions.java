package org.mailwright.hiera.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Merge;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;
import org.mailwright.hiera.ruby.RubyRegex;

/** {@code lookup_options}: how each key is merged and converted; an exact key before a {@code ^} pattern. */
final class LookupOptions {
    private static final LookupOptions NONE = new LookupOptions(List.of());

    private final List<Entry> entries;

    private LookupOptions(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * An entry: for one key, or for those that match a pattern.
     *
     * @param name as it is written
     */
    record Entry(String name, Optional<Pattern> pattern, Value value) {
        private boolean is(String key) {
            return pattern.isPresent() ? pattern.get().matcher(key).find() : name.equals(key);
        }
    }

    /** What an entry says of a key's values: how to merge, or what to convert them to. */
    record Said(Entry entry, Value value) {}

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
        return new LookupFailure(FailureKind.LOOKUP_OPTIONS, HieraKinds.WRONG_TYPE, at, message);
    }

    private static String name(Value key) throws LookupFailure {
        if (DataTypes.isText(key)) {
            return Values.text(key);
        }
        throw new LookupFailure(
                FailureKind.OTHER, HieraKinds.WRONG_TYPE, key.location(), "a key of lookup_options is not a string");
    }

    static LookupOptions compile(Optional<Value.Mapping> options) throws LookupFailure {
        if (options.isEmpty()) {
            return NONE;
        }
        List<Entry> entries = new ArrayList<>();
        for (Value.Mapping.Entry entry : options.get().entries()) {
            String key = name(entry.key());
            entries.add(new Entry(
                    key,
                    key.startsWith("^") ? Optional.of(pattern(key, entry.key())) : Optional.empty(),
                    entry.value()));
        }
        return new LookupOptions(entries);
    }

    private static Pattern pattern(String key, Value at) throws LookupFailure {
        try {
            return RubyRegex.compile(key);
        } catch (PatternSyntaxException e) {
            throw new LookupFailure(
                    FailureKind.REGEX,
                    HieraKinds.WRONG_TYPE,
                    at.location(),
                    "the pattern " + key + " is not a regular expression: " + e.getDescription());
        }
    }

    /** How the values of a key are merged. */
    Optional<Merge> merge(String key) throws LookupFailure {
        Optional<Said> merge = merging(key);
        return merge.isPresent() ? Optional.of(MergeParser.parse(merge.get().value())) : Optional.empty();
    }

    /** Where it is said how the values of a key are merged. */
    Optional<Said> merging(String key) throws LookupFailure {
        return option(key, "merge").filter(found -> !isNothing(found.value()));
    }

    /** The conversion of a key's value. */
    Optional<Value> conversion(String key) throws LookupFailure {
        return option(key, "convert_to").map(Said::value).filter(found -> !(found instanceof Value.Undef));
    }

    /** The names of all entries that are the key or match it; the first that says something counts. */
    List<String> matching(String key) {
        return entries.stream().filter(entry -> entry.is(key)).map(Entry::name).toList();
    }

    private static boolean isNothing(Value value) {
        return value instanceof Value.Undef || value instanceof Value.Truth truth && !truth.truth();
    }

    private Optional<Said> option(String key, String name) throws LookupFailure {
        Optional<Entry> entry = of(key).filter(found -> !isNothing(found.value()));
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Value value = entry.get().value();
        if (value instanceof Value.Mapping mapping) {
            return mapping.get(name).map(found -> new Said(entry.get(), found));
        }
        // Ruby asks a string for a part of itself.
        if (value instanceof Value.Text text) {
            return text.text().contains(name)
                    ? Optional.of(new Said(entry.get(), Value.Text.of(name, text.location())))
                    : Optional.empty();
        }
        throw new LookupFailure(
                FailureKind.OTHER,
                HieraKinds.WRONG_TYPE,
                value.location(),
                "the lookup_options of " + key + " are not a hash but a " + value.kind());
    }

    private Optional<Entry> of(String key) {
        Optional<Entry> own = entries.stream()
                .filter(entry -> entry.pattern().isEmpty() && entry.is(key))
                .filter(entry -> !(entry.value() instanceof Value.Undef))
                .findFirst();
        return own.or(() -> entries.stream()
                .filter(entry -> entry.pattern().isPresent() && entry.is(key))
                .findFirst());
    }
}
