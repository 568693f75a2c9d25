package org.mailwright.source.shape;

import java.util.List;

/** The default of a field: a literal that a schema can carry, or words for a value that is worked out elsewhere. */
final class Preset {
    private Preset() {}

    /** True when the text stands for itself, e.g. {@code 3600}; {@code srs.<primary>} and {@code from the facts} do not. */
    static boolean isLiteral(Field field) {
        String text = field.preset();
        Shape shape = field.shape();
        if (text.isEmpty()) {
            return false;
        }
        if (shape instanceof Shape.Items) {
            return text.startsWith("[") && text.endsWith("]");
        }
        if (shape instanceof Shape.Each || shape instanceof Shape.Anything) {
            return text.equals("{}");
        }
        if (shape instanceof Shape.Truth) {
            return text.equals("true") || text.equals("false");
        }
        if (shape instanceof Shape.Whole) {
            return text.matches("[0-9]+");
        }
        if (shape instanceof Shape.Either either) {
            return isLiteral(new Field(field.name(), either.one(), text, field.doc()));
        }
        return shape instanceof Shape.Text ? text.indexOf('<') < 0 : shape instanceof Shape.Word;
    }

    /** The items of {@code [a, b]}. */
    static List<String> items(String text) {
        String inside = text.substring(1, text.length() - 1).strip();
        return inside.isEmpty() ? List.of() : List.of(inside.split("\\s*,\\s*"));
    }
}
