package org.mailwright.diagnostic;

import java.util.List;

/**
 * Secrets that are known by their shape, whatever text they are in: hashes of passwords, private keys, what eyaml's editor
 * left open, passwords in URLs. Each shows as {@code (secret)}. One pass over the text, without regular expressions and without
 * a search to its end: it may be large and hostile.
 */
public final class SecretShapes {
    /** What a secret shows as. */
    public static final String HIDDEN = "(secret)";

    private static final List<Shape> SHAPES = List.of(
            HashShape::schemed,
            HashShape::modular,
            KeyShape::framed,
            KeyShape::bare,
            EditedShape::find,
            UrlShape::password,
            UrlShape::parameter,
            UrlShape::bearer);

    private SecretShapes() {}

    /** Where a secret is in a text; its beginning may be a word that is no secret, such as the name of a method. */
    record Span(int from, int to) {}

    /** One shape, looked for at one place of a text: null-free by {@link #NOTHING}. */
    @FunctionalInterface
    interface Shape {
        Span NOTHING = new Span(0, 0);

        Span at(String text, int place);
    }

    /** The text with every secret in it hidden. */
    public static String masked(String text) {
        StringBuilder out = new StringBuilder(0);
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!mayBegin(text.charAt(i))) {
                continue;
            }
            Span span = find(text, i);
            if (span.to() > span.from()) {
                out.append(text, done, span.from()).append(HIDDEN);
                done = span.to();
                i = done - 1;
            }
        }
        return done == 0 ? text : out.append(text, done, text.length()).toString();
    }

    private static boolean mayBegin(char c) {
        return switch (c) {
            case '{', '$', '-', 'M', 'b', 'B', 'D', ':', '?', '&' -> true;
            default -> false;
        };
    }

    /** Where a character is, no further than so far from a place; -1 where it is not. */
    static int near(String text, String wanted, int from, int most) {
        int end = Math.min(text.length(), from + most + wanted.length());
        for (int i = from; i + wanted.length() <= end; i++) {
            if (text.startsWith(wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    private static Span find(String text, int place) {
        for (Shape shape : SHAPES) {
            Span span = shape.at(text, place);
            if (span.to() > span.from()) {
                return span;
            }
        }
        return Shape.NOTHING;
    }
}
