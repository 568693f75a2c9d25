package org.mailwright.proof.postfix;

import org.mailwright.proof.EmittedFile;

/**
 * Puts physical lines together as Postfix does (postconf(5), postmap(1)): empty lines and comments count for nothing, also
 * in the middle of an entry, and a line that begins with a blank continues the one before it.
 */
final class LogicalLines implements EmittedFile.Reader {
    private final Reader reader;
    private final StringBuilder line = new StringBuilder();
    private int first;
    private int last;

    /** Takes logical lines, with the numbers of their first and last physical line. */
    @FunctionalInterface
    interface Reader {
        void line(int first, int last, String text);
    }

    private LogicalLines(Reader reader) {
        this.reader = reader;
    }

    static void read(EmittedFile file, Reader reader) {
        LogicalLines lines = new LogicalLines(reader);
        file.read(lines);
        lines.end();
    }

    /** The same; {@code odd} gets every line that is continued, or begins with a blank, too. */
    static void read(EmittedFile file, Reader reader, Reader odd) {
        read(file, (first, last, text) -> {
            if (isOdd(first, last, text)) {
                odd.line(first, last, text);
            }
            reader.line(first, last, text);
        });
    }

    /** True for a line that is put together of several, or would have been if there had been one before it. */
    static boolean isOdd(int first, int last, String text) {
        return last > first || isBlank(text.charAt(0));
    }

    @Override
    public void line(int number, String text) {
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        if (start == text.length() || text.charAt(start) == '#') {
            return;
        }
        if (start == 0 || line.length() == 0) {
            end();
            first = number;
        }
        line.append(text);
        last = number;
    }

    private void end() {
        if (line.length() > 0) {
            reader.line(first, last, line.toString());
            line.setLength(0);
        }
    }

    /** isspace(3) in the C locale. */
    static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** The text without blanks at its ends. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
