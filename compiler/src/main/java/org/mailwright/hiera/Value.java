package org.mailwright.hiera;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/**
 * A value as Hiera answers it, every part with the place it was written at. Kinds are Puppet's data types: String,
 * Integer, Float, Boolean, Undef, Array, Hash; {@link Sealed} is eyaml ciphertext that was left closed.
 */
public sealed interface Value {

    Location location();

    /** What this is in Puppet's words: String, Integer, Float, Boolean, Undef, Array, Hash. */
    String kind();

    /**
     * A string.
     *
     * @param secret true when any of it was decrypted: it must never be printed
     */
    record Text(String text, boolean secret, Location location) implements Value {
        public static Text of(String text, Location location) {
            return new Text(text, false, location);
        }

        @Override
        public String kind() {
            return "String";
        }

        @Override
        public String toString() {
            return secret ? "Text[***]" : "Text[" + text + "]";
        }
    }

    /** A string that holds eyaml ciphertext ({@code ENC[PKCS7,…]}) which was not decrypted in this look-up. */
    record Sealed(String ciphertext, Location location) implements Value {
        @Override
        public String kind() {
            return "String";
        }

        @Override
        public String toString() {
            return "Sealed[***]";
        }
    }

    /** An integer of any size. */
    record Whole(BigInteger number, Location location) implements Value {
        @Override
        public String kind() {
            return "Integer";
        }
    }

    /** A floating-point number. */
    record Real(double number, Location location) implements Value {
        @Override
        public String kind() {
            return "Float";
        }
    }

    /** A boolean. */
    record Truth(boolean truth, Location location) implements Value {
        @Override
        public String kind() {
            return "Boolean";
        }
    }

    /** {@code null}, Puppet's undef: a found value, not an absent one. */
    record Undef(Location location) implements Value {
        @Override
        public String kind() {
            return "Undef";
        }
    }

    /** A list. */
    record Sequence(List<Value> items, Location location) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "Array";
        }
    }

    /** A hash in the order of its keys; each key once. */
    record Mapping(List<Entry> entries, Location location) implements Value {

        /** One pair; the key has its own place. */
        public record Entry(Value key, Value value) {}

        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "Hash";
        }

        /** The value of a string key. */
        public Optional<Value> get(String name) {
            return entries.stream()
                    .filter(entry ->
                            entry.key() instanceof Text text && text.text().equals(name))
                    .map(Entry::value)
                    .findFirst();
        }
    }
}
