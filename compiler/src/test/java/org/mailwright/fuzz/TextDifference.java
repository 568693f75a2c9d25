package org.mailwright.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines between the common beginning and the common end of two texts, in ASCII. */
final class TextDifference {
    private static final int MOST = 30;
    private static final int WIDEST = 300;

    private TextDifference() {}

    static String of(String path, String from, String to) {
        List<String> before = new ArrayList<>(List.of(from.split("\n", -1)));
        List<String> after = new ArrayList<>(List.of(to.split("\n", -1)));
        int line = 1;
        while (!before.isEmpty() && !after.isEmpty() && before.get(0).equals(after.get(0))) {
            before.remove(0);
            after.remove(0);
            line++;
        }
        while (!before.isEmpty()
                && !after.isEmpty()
                && before.get(before.size() - 1).equals(after.get(after.size() - 1))) {
            before.remove(before.size() - 1);
            after.remove(after.size() - 1);
        }
        StringBuilder text = new StringBuilder("--- " + path + ", from line " + line + "\n");
        lines(text, "- ", before);
        lines(text, "+ ", after);
        return text.toString();
    }

    private static void lines(StringBuilder text, String mark, List<String> lines) {
        lines.stream()
                .limit(MOST)
                .forEach(line -> text.append(mark).append(ascii(line)).append('\n'));
        if (lines.size() > MOST) {
            text.append(mark).append("… ").append(lines.size() - MOST).append(" lines more\n");
        }
    }

    /** The first lines of a text. */
    static String lines(String text, int most) {
        return text.lines().limit(most).map(TextDifference::ascii).collect(java.util.stream.Collectors.joining("\n"));
    }

    /** A text that no terminal obeys. */
    static String ascii(String text) {
        StringBuilder out = new StringBuilder();
        text.chars()
                .limit(WIDEST)
                .forEach(c -> out.append(
                        c >= ' ' && c < 127 ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\u%04x", c)));
        return text.length() > WIDEST ? out + "…" + text.length() : out.toString();
    }
}
