package org.mailwright.diagnostic;

import java.util.Locale;

/** Text from outside made safe to print on one line: control, format and separator characters become escapes. */
public final class Printable {
    private static final int LONGEST = 400;

    private Printable() {}

    /** The text with everything that could break a line, move a cursor or hide text written as {@code \}{@code u00XX}. */
    public static String of(String text) {
        boolean clean = text.length() <= LONGEST;
        for (int i = 0; clean && i < text.length(); i++) {
            clean = isPlain(text.charAt(i));
        }
        return clean ? text : escaped(text);
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < LONGEST; i++) {
            char c = text.charAt(i);
            out.append(isPlain(c) ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return text.length() > LONGEST ? out + "…" : out.toString();
    }

    private static boolean isPlain(char c) {
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
