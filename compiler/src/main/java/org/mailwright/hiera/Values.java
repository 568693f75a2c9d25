package org.mailwright.hiera;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Equality and text of values by what they are, wherever they were written. */
final class Values {
    private static final Object UNDEF = new Object();

    private Values() {}

    /** The value without places: equal for equal data. */
    static Object plain(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Sealed sealed) {
            return sealed.ciphertext();
        }
        if (value instanceof Value.Whole whole) {
            return whole.number();
        }
        if (value instanceof Value.Real real) {
            return real.number();
        }
        if (value instanceof Value.Truth truth) {
            return truth.truth();
        }
        if (value instanceof Value.Sequence list) {
            return list.items().stream().map(Values::plain).collect(Collectors.toList());
        }
        if (value instanceof Value.Mapping mapping) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            mapping.entries().forEach(entry -> plain.put(plain(entry.key()), plain(entry.value())));
            return plain;
        }
        return value instanceof Value.Refused refused ? refused : UNDEF;
    }

    /** The value as it stands inside a string (Ruby's to_s). */
    static String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Sealed sealed) {
            return sealed.ciphertext();
        }
        return value instanceof Value.Undef ? "" : inspect(value);
    }

    private static String inspect(Value value) {
        if (value instanceof Value.Text || value instanceof Value.Sealed) {
            return "\"" + text(value).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        if (value instanceof Value.Sequence list) {
            return list.items().stream().map(Values::inspect).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> inspect(entry.key()) + "=>" + inspect(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Value.Undef ? "nil" : String.valueOf(plain(value));
    }

    /** True when any part of it is a secret: its text must not be shown. */
    static boolean isSecret(Value value) {
        if (value instanceof Value.Sequence list) {
            return list.items().stream().anyMatch(Values::isSecret);
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream().anyMatch(entry -> isSecret(entry.key()) || isSecret(entry.value()));
        }
        return value instanceof Value.Text text && text.secret() || value instanceof Value.Sealed;
    }

    /** The value with every text in it marked as a secret (Puppet's Sensitive). */
    static Value secret(Value value) {
        if (value instanceof Value.Text text) {
            return new Value.Text(text.text(), true, text.location());
        }
        if (value instanceof Value.Sequence list) {
            return new Value.Sequence(list.items().stream().map(Values::secret).toList(), list.location());
        }
        if (value instanceof Value.Mapping mapping) {
            return new Value.Mapping(
                    mapping.entries().stream()
                            .map(entry -> new Value.Mapping.Entry(entry.key(), secret(entry.value())))
                            .toList(),
                    mapping.location());
        }
        return value;
    }

    /** One step into a value by a segment of a key; nothing where there is nothing. */
    static Optional<Value> dig(Value value, KeyPath.Segment segment) throws LookupFailure {
        if (value instanceof Value.Undef) {
            return Optional.empty();
        }
        if (value instanceof Value.Mapping mapping) {
            return segment.key() instanceof String name
                    ? mapping.get(name)
                    : mapping.entries().stream()
                            .filter(entry -> plain(entry.key()).equals(segment.key()))
                            .map(Value.Mapping.Entry::value)
                            .findFirst();
        }
        if (value instanceof Value.Sequence list && segment.index().isPresent()) {
            int index = segment.index().get();
            List<Value> items = list.items();
            return index >= 0 && index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
        }
        throw new LookupFailure(
                "hiera-wrong-type",
                value.location(),
                "Data Provider type mismatch: Got " + value.kind() + " when a hash-like object was expected to access"
                        + " value using '" + segment.key() + "'");
    }
}
