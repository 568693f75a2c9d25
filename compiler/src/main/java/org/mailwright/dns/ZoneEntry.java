package org.mailwright.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.TTL;

/**
 * An entry of a master file (RFC 1035 section 5.1): a line, or several when a parenthesis is open at a line's end.
 *
 * @param line the line it begins at, from 1
 * @param last the line it ends at
 * @param indented true when a blank precedes the first word, so that it is no owner and no directive
 * @param closed false when a quotation mark or a parenthesis is missing
 * @param words without comments and parentheses; escapes are kept
 */
record ZoneEntry(int line, int last, boolean indented, boolean closed, List<Word> words) {

    /** A word; a quoted one may contain blanks and has lost its quotation marks and the escapes before inner ones. */
    record Word(String text, boolean quoted) {}

    ZoneEntry {
        words = List.copyOf(words);
    }

    /** The directive in capitals, e.g. {@code $ORIGIN}; empty for a record. */
    String directive() {
        boolean is = !indented && !words.isEmpty() && words.get(0).text().startsWith("$");
        return is ? words.get(0).text().toUpperCase(Locale.ROOT) : "";
    }

    /** The place of a record's type among the words, after the owner, the TTL and the class; absent when there is none. */
    OptionalInt type() {
        int from = indented ? 0 : 1;
        return directive().isEmpty()
                ? IntStream.range(from, words.size())
                        .filter(at -> !isClassOrTtl(words.get(at).text()))
                        .findFirst()
                : OptionalInt.empty();
    }

    private static boolean isClassOrTtl(String word) {
        if (DClass.value(word) >= 0) {
            return true;
        }
        try {
            return TTL.parseTTL(word) >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The entries of a text that have words. */
    static List<ZoneEntry> of(String text) {
        return new Cut(text).entries();
    }

    private static final class Cut {
        private static final String ENDS_WORD = " \t\r\n;()\"";

        private final String text;
        private final List<ZoneEntry> entries = new ArrayList<>();
        private List<Word> words = new ArrayList<>();
        private int at;
        private int line = 1;
        private int begin = 1;
        private int open;
        private boolean indented;
        private boolean closed = true;

        Cut(String text) {
            this.text = text;
        }

        List<ZoneEntry> entries() {
            while (at < text.length()) {
                step(text.charAt(at));
            }
            closed &= open == 0;
            end();
            return entries;
        }

        private void step(char next) {
            switch (next) {
                case '\n' -> newline();
                case ' ', '\t', '\r' -> blank();
                case ';' -> at = endOfLine();
                case '(' -> parenthesis(1);
                case ')' -> parenthesis(-1);
                case '"' -> words.add(quoted());
                default -> words.add(new Word(plain(), false));
            }
        }

        private void newline() {
            if (open == 0) {
                end();
                begin = line + 1;
            }
            line++;
            at++;
        }

        private void end() {
            if (!words.isEmpty()) {
                entries.add(new ZoneEntry(begin, line, indented, closed, words));
            }
            words = new ArrayList<>();
            indented = false;
            closed = true;
        }

        private void blank() {
            indented |= words.isEmpty();
            at++;
        }

        private void parenthesis(int change) {
            open = Math.max(0, open + change);
            at++;
        }

        private int endOfLine() {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }

        private String plain() {
            int from = at;
            while (at < text.length() && ENDS_WORD.indexOf(text.charAt(at)) < 0) {
                at += isEscape() ? 2 : 1;
            }
            return text.substring(from, at);
        }

        /** A quoted word ends at its mark, or unclosed at the end of the line. */
        private Word quoted() {
            StringBuilder word = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
                boolean escape = isEscape();
                if (escape && text.charAt(at + 1) != '"') {
                    word.append('\\');
                }
                at += escape ? 1 : 0;
                word.append(text.charAt(at));
                at++;
            }
            boolean mark = at < text.length() && text.charAt(at) == '"';
            closed &= mark;
            at += mark ? 1 : 0;
            return new Word(word.toString(), true);
        }

        /** True at a backslash with something on the same line to escape. */
        private boolean isEscape() {
            return text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) != '\n';
        }
    }
}
