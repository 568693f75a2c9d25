package org.mailwright.source.shape;

import java.util.List;

/** What a value of mailwright.yaml or of a {@code mailwright::} key looks like. */
public sealed interface Shape {

    /** A hash with these keys and no others. */
    record Fields(List<Field> fields) implements Shape {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /** A hash whose keys are names of {@code key}'s kind and whose values all have one shape. */
    record Each(Text key, Shape value) implements Shape {}

    /** A list. */
    record Items(Shape item) implements Shape {}

    /** One value, or a list of them. */
    record OneOrMore(Shape item) implements Shape {}

    /** A string of a kind, e.g. {@code domain}; the reader of the key holds it to that kind's syntax. */
    record Text(String kind) implements Shape {
        /** The kind of what no message may show. */
        static final String SECRET = "secret";
    }

    /** One of a few words. */
    record Word(List<String> words) implements Shape {
        public Word {
            words = List.copyOf(words);
        }
    }

    /** true or false. */
    record Truth() implements Shape {}

    /** An integer in a range. */
    record Whole(int least, int most) implements Shape {}

    /** A value of either shape. */
    record Either(Shape one, Shape other) implements Shape {}

    /** A value that this tool only passes on. */
    record Anything() implements Shape {}

    /** True for a secret, or a list of them: no message shows a value that was given for it. */
    default boolean isSecret() {
        return this instanceof Text text && text.kind().equals(Text.SECRET)
                || this instanceof Items items && items.item().isSecret()
                || this instanceof OneOrMore many && many.item().isSecret();
    }

    /** A key of a hash. */
    static Field field(String name, Shape shape, String preset, String doc) {
        return new Field(name, shape, preset, doc);
    }

    /** A hash with these keys. */
    static Fields fields(Field... fields) {
        return new Fields(List.of(fields));
    }

    /** One of these words. */
    static Word word(String... words) {
        return new Word(List.of(words));
    }

    /** A string of a kind. */
    static Text text(String kind) {
        return new Text(kind);
    }

    /** A list of strings of a kind. */
    static Items texts(String kind) {
        return new Items(new Text(kind));
    }
}
