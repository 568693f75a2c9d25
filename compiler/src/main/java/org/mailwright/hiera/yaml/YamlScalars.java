package org.mailwright.hiera.yaml;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.scanner.ScannerException;
import org.yaml.snakeyaml.tokens.ScalarToken;

/** Scans plain, quoted and block scalars as libyaml takes them: folding, chomping, escapes, tabs. Where one ends nobody asks. */
final class YamlScalars {
    private final YamlCursor cursor;
    private final YamlComments comments;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder breaks = new StringBuilder();
    private String firstBreak = "";
    private boolean behindLineEnd;

    YamlScalars(YamlCursor cursor, YamlComments comments) {
        this.cursor = cursor;
        this.comments = comments;
    }

    /** True when the last plain scalar went on to a line end: a key may begin behind it. */
    boolean endedBehindALineEnd() {
        return behindLineEnd;
    }

    /** A scalar without quotes; in a block it ends where a line is indented less than {@code least}. */
    ScalarToken plain(Mark start, int least, boolean inFlow) {
        text.setLength(0);
        behindLineEnd = false;
        int begin = cursor.position();
        int end = begin;
        while (true) {
            int from = cursor.position();
            if (!(cursor.isAtDocumentMark() || cursor.peek() == '#')) {
                skipPlain(inFlow);
            }
            if (cursor.position() == from) {
                break;
            }
            if (behindLineEnd) {
                cursor.append(begin, end, text);
                fold();
                begin = from;
            }
            behindLineEnd = false;
            end = cursor.position();
            if (!YamlCursor.isBlankOrEnd(cursor.peek())) {
                break;
            }
            skipPlainBlanks(least);
            if (!inFlow && behindLineEnd && cursor.column() < least) {
                break;
            }
        }
        // Nearly all are on one line, and then nothing is folded.
        String scalar = text.isEmpty()
                ? cursor.between(begin, end)
                : cursor.append(begin, end, text).toString();
        return new ScalarToken(scalar, true, start, start, ScalarStyle.PLAIN);
    }

    private void skipPlain(boolean inFlow) {
        for (char c = cursor.peek(); !YamlCursor.isBlankOrEnd(c); c = cursor.peek()) {
            char after = c == ':' ? cursor.peek(1) : ' ';
            if (inFlow && c == ':' && ",?[]{}".indexOf(after) >= 0) {
                throw cursor.failure("a colon before \"" + after + "\"; quote the text, or put a blank between");
            }
            if (c == ':' && YamlCursor.isBlankOrEnd(after) || inFlow && ",[]{}".indexOf(c) >= 0) {
                return;
            }
            cursor.skip();
        }
    }

    private void skipPlainBlanks(int least) {
        while (true) {
            char c = cursor.peek();
            if (YamlCursor.isBreak(c)) {
                lineEnd(behindLineEnd);
                behindLineEnd = true;
            } else if (!YamlCursor.isBlank(c)) {
                return;
            } else if (behindLineEnd && c == '\t' && cursor.column() < least) {
                throw cursor.failure("a tab in the indentation");
            } else {
                cursor.skip();
            }
        }
    }

    /** Remembers a line end: the first is folded, those after it stay. */
    private void lineEnd(boolean more) {
        if (more) {
            breaks.append(cursor.lineEnd());
        } else {
            breaks.setLength(0);
            firstBreak = cursor.lineEnd();
        }
    }

    /** One line end is a blank; more of them are one less. */
    private void fold() {
        if (!firstBreak.equals("\n")) {
            text.append(firstBreak).append(breaks);
        } else if (breaks.isEmpty()) {
            text.append(' ');
        } else {
            text.append(breaks);
        }
    }

    /** A scalar in single or double quotes. */
    ScalarToken quoted(Mark start, char quote) {
        cursor.skip();
        text.setLength(0);
        while (true) {
            if (cursor.isAtDocumentMark()) {
                throw cursor.failure("--- or ... inside quotes");
            }
            boolean escapedLineEnd = quotedWord(quote);
            if (cursor.peek() == quote) {
                break;
            }
            if (cursor.peek() == YamlCursor.END) {
                throw YamlCursor.failure("a quote that is never closed", start);
            }
            quotedBlanks(escapedLineEnd);
        }
        cursor.skip();
        ScalarStyle style = quote == '"' ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.SINGLE_QUOTED;
        return new ScalarToken(text.toString(), false, start, start, style);
    }

    /** Up to a blank, a line end or the closing quote; true when the line end was escaped. */
    private boolean quotedWord(char quote) {
        int from = cursor.position();
        for (char c = cursor.peek(); !YamlCursor.isBlankOrEnd(c); c = cursor.peek()) {
            if (c == quote && !(c == '\'' && cursor.peek(1) == '\'')) {
                break;
            }
            if (c == quote || c == '\\' && quote == '"') {
                cursor.append(from, cursor.position(), text);
                if (c == '\\' && YamlCursor.isBreak(cursor.peek(1))) {
                    cursor.skip();
                    cursor.lineEnd();
                    return true;
                }
                escaped(c);
                from = cursor.position();
            } else {
                cursor.skip();
            }
        }
        cursor.append(from, cursor.position(), text);
        return false;
    }

    private void quotedBlanks(boolean escapedLineEnd) {
        int from = cursor.position();
        boolean behind = escapedLineEnd;
        firstBreak = "";
        breaks.setLength(0);
        while (true) {
            char c = cursor.peek();
            if (YamlCursor.isBreak(c)) {
                lineEnd(behind);
                behind = true;
            } else if (YamlCursor.isBlank(c)) {
                cursor.skip();
            } else {
                break;
            }
        }
        if (behind) {
            fold();
        } else {
            cursor.append(from, cursor.position(), text);
        }
    }

    private void escaped(char c) {
        if (c == '\'') {
            cursor.skip(2);
            text.append(c);
            return;
        }
        char sign = cursor.peek(1);
        int plain = "0abt\tnvfre \"/\\N_LP".indexOf(sign);
        if (plain >= 0) {
            text.append("\0\u0007\b\t\t\n\u000b\f\r\u001b \"/\\\u0085\u00a0\u2028\u2029".charAt(plain));
            cursor.skip(2);
            return;
        }
        int digits = sign == 'x' ? 2 : sign == 'u' ? 4 : sign == 'U' ? 8 : 0;
        if (digits == 0) {
            throw cursor.failure("an unknown escape \\" + sign + " in double quotes");
        }
        long code = 0;
        for (int i = 0; i < digits; i++) {
            char digit = cursor.peek(2 + i);
            if (digit > 'f' || Character.digit(digit, 16) < 0) {
                throw cursor.failure("\\" + sign + " wants " + digits + " hex digits");
            }
            code = code * 16 + Character.digit(digit, 16);
        }
        if (code > Character.MAX_CODE_POINT || code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
            throw cursor.failure("an escape of no character");
        }
        text.appendCodePoint((int) code);
        cursor.skip(2 + digits);
    }

    /** A literal or folded block; {@code parent} is the column of what holds it, -1 at the top. */
    ScalarToken block(int parent) {
        Mark start = cursor.mark();
        boolean literal = cursor.peek() == '|';
        cursor.skip();
        char chomping = chomping();
        int more = indentation();
        chomping = chomping == ' ' ? chomping() : chomping;
        cursor.skipBlanks();
        if (cursor.peek() == '#') {
            comments.skip(cursor);
        }
        if (!YamlCursor.isBreakOrEnd(cursor.peek())) {
            throw cursor.failure("a block begins on the line after its " + (literal ? "|" : ">"));
        }
        cursor.lineEnd();
        text.setLength(0);
        breaks.setLength(0);
        firstBreak = "";
        int indent = blockBreaks(more == 0 ? 0 : Math.max(parent, 0) + more, parent);
        boolean wasBlank = false;
        while (cursor.column() == indent && cursor.peek() != YamlCursor.END) {
            boolean blank = YamlCursor.isBlank(cursor.peek());
            if (!literal && !wasBlank && !blank && firstBreak.equals("\n")) {
                text.append(breaks.isEmpty() ? " " : "");
            } else {
                text.append(firstBreak);
            }
            text.append(breaks);
            breaks.setLength(0);
            wasBlank = blank;
            int from = cursor.position();
            cursor.skipToLineEnd();
            cursor.append(from, cursor.position(), text);
            firstBreak = cursor.lineEnd();
            blockBreaks(indent, parent);
        }
        text.append(chomping == '-' ? "" : firstBreak).append(chomping == '+' ? breaks : "");
        return new ScalarToken(
                text.toString(), false, start, start, literal ? ScalarStyle.LITERAL : ScalarStyle.FOLDED);
    }

    private char chomping() {
        char c = cursor.peek();
        if (c != '+' && c != '-') {
            return ' ';
        }
        cursor.skip();
        return c;
    }

    private int indentation() throws ScannerException {
        char c = cursor.peek();
        if (c < '0' || c > '9') {
            return 0;
        }
        if (c == '0') {
            throw cursor.failure("a block cannot be indented by 0");
        }
        cursor.skip();
        return c - '0';
    }

    /** Past empty lines and the indentation; the indentation, which the first line with text says where it is 0. */
    private int blockBreaks(int indent, int parent) {
        int deepest = 0;
        while (true) {
            while ((indent == 0 || cursor.column() < indent) && cursor.peek() == ' ') {
                cursor.skip();
            }
            deepest = Math.max(deepest, cursor.column());
            if ((indent == 0 || cursor.column() < indent) && cursor.peek() == '\t') {
                throw cursor.failure("a tab in the indentation");
            }
            String end = cursor.lineEnd();
            if (end.isEmpty()) {
                return indent == 0 ? Math.max(deepest, Math.max(parent + 1, 1)) : indent;
            }
            breaks.append(end);
        }
    }
}
