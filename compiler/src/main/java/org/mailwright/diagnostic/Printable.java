package org.mailwright.diagnostic;

import java.util.Locale;

/** Text from outside made safe to print on one line: control, format and separator characters become escapes. */
public final class Printable {
    private static final int LONGEST = 400;

    private Printable() {}

    /** The text with everything that could break a line, move a cursor or hide text written as {@code \}{@code u00XX}. */
    public static String of(String text) {
        boolean isLong = text.length() > LONGEST;
        return isLong ? escaped(text, LONGEST) + "…" : whole(text);
    }

    /** The same, however long it is: for what was asked for. */
    public static String whole(String text) {
        boolean clean = true;
        for (int i = 0; clean && i < text.length(); i++) {
            clean = isPlain(text.charAt(i));
        }
        return clean ? text : escaped(text, Integer.MAX_VALUE);
    }

    private static String escaped(String text, int most) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < most; i++) {
            char c = text.charAt(i);
            out.append(isPlain(c) ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return out.toString();
    }

    private static boolean isPlain(char c) {
        // Nearly every character of a million locations.
        if (c >= ' ' && c < 127) {
            return true;
        }
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
