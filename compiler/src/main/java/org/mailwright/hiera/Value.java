package org.mailwright.hiera;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Location;

/**
 * A value as Hiera answers it, every part with the place it was written at. Kinds are Puppet's data types: String,
 * Integer, Float, Boolean, Undef, Array, Hash; {@link Sensitive} hides another one, {@link Sealed} is eyaml ciphertext
 * that was left closed, and {@link Refused} what Puppet has no type for.
 */
public sealed interface Value {

    Location location();

    /** How the source writes a number or boolean that is a secret, as far as anybody is told. */
    String HIDDEN = "(secret)";

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

    /**
     * A string that holds eyaml ciphertext ({@code ENC[PKCS7,…]}) which was not decrypted in this look-up.
     *
     * @param clear what is in it, where a merge had to know that; it must never be printed
     * @param converted true when {@code convert_to} would have made something else of the string, of an unknown kind
     */
    record Sealed(String ciphertext, Optional<String> clear, boolean converted, Location location) implements Value {
        public Sealed(String ciphertext, Location location) {
            this(ciphertext, Optional.empty(), false, location);
        }

        /** True where nothing is known of what is in it. */
        public boolean isOpaque() {
            return clear.isEmpty();
        }

        @Override
        public String kind() {
            return "String";
        }

        @Override
        public String toString() {
            return "Sealed[***]";
        }
    }

    /**
     * An integer of any size.
     *
     * @param written how the source writes it, e.g. {@code 0644} or {@code 22:22}
     */
    record Whole(BigInteger number, String written, Location location) implements Value {
        public Whole(BigInteger number, Location location) {
            this(number, number.toString(), location);
        }

        @Override
        public String kind() {
            return "Integer";
        }

        @Override
        public String toString() {
            return "Whole[" + written + "]";
        }
    }

    /**
     * A floating-point number.
     *
     * @param written how the source writes it, e.g. {@code 3.10}
     */
    record Real(double number, String written, Location location) implements Value {
        public Real(double number, Location location) {
            this(number, String.valueOf(number), location);
        }

        @Override
        public String kind() {
            return "Float";
        }

        @Override
        public String toString() {
            return "Real[" + written + "]";
        }
    }

    /**
     * A boolean.
     *
     * @param written how the source writes it, e.g. {@code no} or {@code ON}
     */
    record Truth(boolean truth, String written, Location location) implements Value {
        public Truth(boolean truth, Location location) {
            this(truth, String.valueOf(truth), location);
        }

        @Override
        public String kind() {
            return "Boolean";
        }

        @Override
        public String toString() {
            return "Truth[" + written + "]";
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

    /** What YAML can say and Puppet cannot take as a value: a Ruby symbol. It costs the key that reaches it, not the file. */
    record Refused(String reason, Location location) implements Value {
        @Override
        public String kind() {
            return "Runtime";
        }
    }

    /** What {@code convert_to: Sensitive} makes of a value: its texts are secrets, and Puppet looks no further into it. */
    record Sensitive(Value value, Location location) implements Value {
        @Override
        public String kind() {
            return "Sensitive";
        }

        @Override
        public String toString() {
            return "Sensitive[***]";
        }
    }

    /** A hash in the order of its keys; each key once. */
    final class Mapping implements Value {
        /** Below this a walk is as fast as an index. */
        private static final int SMALL = 8;

        private final List<Entry> entries;
        private final Location location;
        private Map<String, Value> index = Map.of();

        /** One pair; the key has its own place. */
        public record Entry(Value key, Value value) {}

        public Mapping(List<Entry> entries, Location location) {
            this.entries = List.copyOf(entries);
            this.location = location;
        }

        public List<Entry> entries() {
            return entries;
        }

        @Override
        public Location location() {
            return location;
        }

        @Override
        public String kind() {
            return "Hash";
        }

        /** The value of a string key. */
        public Optional<Value> get(String name) {
            if (entries.size() > SMALL) {
                return Optional.ofNullable(index().get(name));
            }
            return entries.stream()
                    .filter(entry ->
                            entry.key() instanceof Text text && text.text().equals(name))
                    .map(Entry::value)
                    .findFirst();
        }

        /** Made when first asked for: most large hashes are only walked. */
        private Map<String, Value> index() {
            if (index.isEmpty()) {
                Map<String, Value> made = new HashMap<>(entries.size() * 2);
                for (Entry entry : entries) {
                    if (entry.key() instanceof Text text) {
                        made.putIfAbsent(text.text(), entry.value());
                    }
                }
                index = made;
            }
            return index;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Mapping mapping
                    && entries.equals(mapping.entries)
                    && location.equals(mapping.location);
        }

        @Override
        public int hashCode() {
            return entries.hashCode() * 31 + location.hashCode();
        }

        @Override
        public String toString() {
            return "Mapping" + entries;
        }
    }
}
