package org.mailwright.print;

import java.util.List;
import java.util.stream.Stream;
import org.mailwright.diagnostic.SecretShapes;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Value.Mapping;
import org.mailwright.hiera.Values;

/** A value of Hiera as it may be shown: every secret in it is one word, known by its place or by its shape. */
public final class Veiled {
    private Veiled() {}

    /** True for the letters of one secret, whose number is a secret too. */
    private static boolean isSplit(Value value) {
        Stream<Value> parts = value instanceof Value.Sequence list
                ? list.items().stream()
                : value instanceof Mapping mapping
                        ? mapping.entries().stream().flatMap(entry -> Stream.of(entry.key(), entry.value()))
                        : Stream.empty();
        List<Value> all = parts.toList();
        return all.size() > 1
                && all.stream()
                        .allMatch(
                                part -> Values.isSecret(part) && part.location().equals(value.location()));
    }

    /** The same value without its secrets: what was decrypted, ciphertext, and what Puppet calls Sensitive. */
    public static Value of(Value value) {
        if (isSplit(value)) {
            return Value.Text.of(Value.HIDDEN, value.location());
        }
        if (value instanceof Value.Sequence list) {
            return new Value.Sequence(list.items().stream().map(Veiled::of).toList(), list.location());
        }
        if (value instanceof Mapping mapping) {
            return new Mapping(
                    mapping.entries().stream()
                            .map(entry -> new Mapping.Entry(of(entry.key()), of(entry.value())))
                            .toList(),
                    mapping.location());
        }
        if (Values.isSecret(value)) {
            return Value.Text.of(Value.HIDDEN, value.location());
        }
        return value instanceof Value.Text text
                ? Value.Text.of(SecretShapes.masked(text.text()), value.location())
                : value;
    }
}
