package org.mailwright.fuzz;

import java.util.Locale;
import java.util.Optional;

/** Characters that a line of text for people or for a daemon cannot have. */
final class Characters {
    private Characters() {}

    /** The first that is there, and where. */
    static Optional<String> unprintable(String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if (isBad(c, text, i)) {
                return Optional.of(String.format(Locale.ROOT, "character U+%04X in line %d", (int) c, line));
            }
        }
        return Optional.empty();
    }

    private static boolean isBad(char c, String text, int at) {
        if (c == '\t' || c >= ' ' && c < 127) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SURROGATE ->
                Character.isHighSurrogate(c)
                        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
            default -> false;
        };
    }
}
