package org.mailwright.hiera.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.DidYouMean;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** The type that Puppet holds a hiera.yaml against, part by part, with Puppet's words for what does not fit. */
final class ConfigCheck {
    private final String file;

    ConfigCheck(String file) {
        this.file = file;
    }

    LookupFailure failure(Value at, String message) {
        return new LookupFailure(FailureKind.CONFIG, HieraKinds.WRONG_TYPE, at.location(), message);
    }

    private LookupFailure wrong(Value at, String where, String message) {
        String blank = where.isEmpty() ? "" : where + " ";
        return failure(at, "The Lookup Configuration at '" + file + "' has wrong type, " + blank + message);
    }

    Value.Mapping struct(Value value, String where, Set<String> keys) throws LookupFailure {
        if (!(value instanceof Value.Mapping mapping)) {
            throw wrong(value, where, "expects a Struct value, got " + value.kind());
        }
        for (Value.Mapping.Entry entry : mapping.entries()) {
            String key = Values.text(entry.key());
            if (!keys.contains(key)) {
                LookupFailure failure = wrong(entry.key(), where, "unrecognized key '" + key + "'");
                throw new LookupFailure(
                        failure.kind(),
                        failure.finding(),
                        Diagnostic.error(
                                        HieraKinds.UNKNOWN_KEY,
                                        entry.key().location(),
                                        file + " has no key \"" + key + "\"")
                                .advising(DidYouMean.remedy(
                                        key, keys, "the keys here are: " + String.join(", ", new TreeSet<>(keys)))));
            }
        }
        return mapping;
    }

    List<Value> list(Value value, String where, int least, int most) throws LookupFailure {
        if (!(value instanceof Value.Sequence list)) {
            throw wrong(value, where, "expects an Array value, got " + value.kind());
        }
        int size = list.items().size();
        if (size < least || size > most) {
            String wanted = least == most ? "" + least : "at least " + least;
            throw wrong(value, where, "expects size to be " + wanted + ", got " + size);
        }
        return list.items();
    }

    Value.Text text(Value value, String where) throws LookupFailure {
        if (value instanceof Value.Text text && !text.text().isEmpty()) {
            return text;
        }
        throw wrong(value, where, "expects a String[1] value, got " + value.kind());
    }

    Optional<Value.Text> text(Value.Mapping mapping, String key, String where) throws LookupFailure {
        Optional<Value> value = mapping.get(key);
        return value.isPresent() ? Optional.of(text(value.get(), in(where, key))) : Optional.empty();
    }

    List<Value> texts(Value value, String where, int least, int most) throws LookupFailure {
        List<Value> found = new ArrayList<>();
        for (Value item : list(value, where, least, most)) {
            found.add(text(item, in(where, found.size())));
        }
        return found;
    }

    /** The options of a data function: names begin with a letter, values are data. */
    Value.Mapping options(Value value, String where) throws LookupFailure {
        if (!(value instanceof Value.Mapping mapping)) {
            throw wrong(value, where, "expects a Hash value, got " + value.kind());
        }
        for (Value.Mapping.Entry entry : mapping.entries()) {
            if (!Values.text(entry.key()).matches("[A-Za-z](:?[0-9A-Za-z_-]*[0-9A-Za-z])?")) {
                throw wrong(entry.key(), where, "has the wrong key '" + Values.text(entry.key()) + "'");
            }
            if (!DataTypes.isData(entry.value())) {
                throw wrong(
                        entry.value(),
                        where,
                        "expects a Data value, got " + entry.value().kind());
            }
        }
        return mapping;
    }

    LookupFailure version(Value value) {
        return wrong(value, "entry 'version'", "expects an Integer value, got " + value.kind());
    }

    static String in(String where, String key) {
        return (where.isEmpty() ? "" : where + " ") + "entry '" + key + "'";
    }

    static String in(String where, int index) {
        return where + " index " + index;
    }
}
