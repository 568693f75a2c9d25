package org.mailwright.hiera;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.lookup.KeyPath;
import org.mailwright.hiera.ruby.RubyText;

/** Equality and ways into values by what they are, wherever they were written. */
public final class Values {
    private static final Object UNDEF = new Object();

    private Values() {}

    /** The value without places: equal for equal data. */
    public static Object plain(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Sealed sealed) {
            // Another ciphertext may hold the same text, and the same text may be elsewhere in clear.
            return sealed.isOpaque()
                    ? List.of(Value.Sealed.class, sealed.ciphertext())
                    : sealed.clear().get();
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
        if (value instanceof Value.Sensitive sensitive) {
            return List.of(Value.Sensitive.class, plain(sensitive.value()));
        }
        return value instanceof Value.Refused refused ? refused : UNDEF;
    }

    /** The value as it stands inside a string. */
    public static String text(Value value) {
        return RubyText.of(value);
    }

    /** True when any part of it is a secret: its text must not be shown. */
    public static boolean isSecret(Value value) {
        if (value instanceof Value.Sequence list) {
            return list.items().stream().anyMatch(Values::isSecret);
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream().anyMatch(entry -> isSecret(entry.key()) || isSecret(entry.value()));
        }
        return value instanceof Value.Text text && text.secret()
                || value instanceof Value.Sealed
                || value instanceof Value.Sensitive
                || isHidden(value);
    }

    /** True when some of it is ciphertext. */
    public static boolean holdsSealed(Value value) {
        if (value instanceof Value.Sequence list) {
            return list.items().stream().anyMatch(Values::holdsSealed);
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream().anyMatch(entry -> holdsSealed(entry.value()));
        }
        return value instanceof Value.Sealed
                || value instanceof Value.Sensitive sensitive && holdsSealed(sensitive.value());
    }

    private static boolean isHidden(Value value) {
        return value instanceof Value.Whole whole && whole.written().equals(Value.HIDDEN)
                || value instanceof Value.Real real && real.written().equals(Value.HIDDEN)
                || value instanceof Value.Truth truth && truth.written().equals(Value.HIDDEN);
    }

    /** The value with everything in it marked as a secret, and nothing in it that Puppet would hide. */
    public static Value secret(Value value) {
        if (value instanceof Value.Whole whole) {
            return new Value.Whole(whole.number(), Value.HIDDEN, whole.location());
        }
        if (value instanceof Value.Real real) {
            return new Value.Real(real.number(), Value.HIDDEN, real.location());
        }
        if (value instanceof Value.Truth truth) {
            return new Value.Truth(truth.truth(), Value.HIDDEN, truth.location());
        }
        if (value instanceof Value.Text text) {
            return new Value.Text(text.text(), true, text.location());
        }
        if (value instanceof Value.Sequence list) {
            return new Value.Sequence(list.items().stream().map(Values::secret).toList(), list.location());
        }
        if (value instanceof Value.Mapping mapping) {
            return new Value.Mapping(
                    mapping.entries().stream()
                            .map(entry -> new Value.Mapping.Entry(secret(entry.key()), secret(entry.value())))
                            .toList(),
                    mapping.location());
        }
        return value instanceof Value.Sensitive sensitive ? secret(sensitive.value()) : value;
    }

    /** The value with what is Sensitive in it opened to secret texts. */
    static Value unwrapped(Value value) {
        if (value instanceof Value.Sensitive sensitive) {
            return secret(sensitive.value());
        }
        if (value instanceof Value.Sequence list && list.items().stream().anyMatch(Values::holdsSensitive)) {
            return new Value.Sequence(
                    list.items().stream().map(Values::unwrapped).toList(), list.location());
        }
        if (value instanceof Value.Mapping mapping && holdsSensitive(mapping)) {
            List<Value.Mapping.Entry> entries = new ArrayList<>();
            mapping.entries()
                    .forEach(entry -> entries.add(new Value.Mapping.Entry(entry.key(), unwrapped(entry.value()))));
            return new Value.Mapping(entries, mapping.location());
        }
        return value;
    }

    private static boolean holdsSensitive(Value value) {
        if (value instanceof Value.Sequence list) {
            return list.items().stream().anyMatch(Values::holdsSensitive);
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream().anyMatch(entry -> holdsSensitive(entry.value()));
        }
        return value instanceof Value.Sensitive;
    }

    /** What of the value Puppet has no type for: a symbol, or a hash with a list or a hash for a key. */
    public static Optional<Value.Refused> refused(Value value) {
        if (value instanceof Value.Refused refused) {
            return Optional.of(refused);
        }
        if (value instanceof Value.Sequence list) {
            return list.items().stream().flatMap(item -> refused(item).stream()).findFirst();
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream()
                    .flatMap(entry -> refused(entry.value()).stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    /** One step into a value by a segment of a key; nothing where there is nothing. */
    public static Optional<Value> dig(Value value, KeyPath.Segment segment, String key) throws LookupFailure {
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
        if (value instanceof Value.Sequence list && segment.isNumber()) {
            int index = segment.index().orElse(-1);
            List<Value> items = list.items();
            return index >= 0 && index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
        }
        // Ruby's integers have bits that can be indexed, and Puppet stumbles over that.
        boolean number = value instanceof Value.Whole;
        throw new LookupFailure(
                number ? FailureKind.OTHER : FailureKind.DIG_TYPE_MISMATCH,
                HieraKinds.WRONG_TYPE,
                value.location(),
                "Data Provider type mismatch: Got " + rubyClass(value)
                        + " when a hash-like object was expected to access value using '" + segment.key()
                        + "' from key '" + key + "'");
    }

    private static String rubyClass(Value value) {
        if (value instanceof Value.Truth truth) {
            return truth.truth() ? "TrueClass" : "FalseClass";
        }
        return value instanceof Value.Sensitive ? "Puppet::Pops::Types::PSensitiveType::Sensitive" : value.kind();
    }
}
