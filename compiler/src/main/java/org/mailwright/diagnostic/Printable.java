package org.mailwright.diagnostic;

import java.util.Locale;

/**
 * Text from outside made safe to print: secrets are hidden, and control, format and separator characters become escapes, as
 * JSON and YAML write them too.
 */
public final class Printable {
    private static final int LONGEST = 400;

    private Printable() {}

    /** The text on one line: with everything that could break it, move a cursor or hide text written as {@code \}{@code u00XX}. */
    public static String of(String text) {
        String masked = SecretShapes.masked(text);
        return masked.length() > LONGEST ? escaped(masked, LONGEST, false) + "…" : clean(masked, false);
    }

    /** The same, however long it is: for what was asked for. */
    public static String whole(String text) {
        return clean(SecretShapes.masked(text), false);
    }

    /** The same of a text of several lines: line ends stay. */
    public static String lines(String text) {
        return clean(SecretShapes.masked(text), true);
    }

    private static String clean(String text, boolean lines) {
        boolean clean = true;
        for (int i = 0; clean && i < text.length(); i++) {
            char c = text.charAt(i);
            // Nearly every character of a million locations.
            clean = c >= ' ' && c < 127
                    || lines && c == '\n'
                    || isPlain(text.codePointAt(i)) && !Character.isSurrogate(c);
        }
        return clean ? text : escaped(text, Integer.MAX_VALUE, lines);
    }

    private static String escaped(String text, int most, boolean lines) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < most; ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (isPlain(c) || lines && c == '\n') {
                out.appendCodePoint(c);
            } else {
                text.substring(i, next)
                        .chars()
                        .forEach(unit -> out.append(String.format(Locale.ROOT, "\\u%04x", unit)));
            }
            i = next;
        }
        return out.toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
