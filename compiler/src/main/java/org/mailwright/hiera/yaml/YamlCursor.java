package org.mailwright.hiera.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.scanner.ScannerException;

/** A place in YAML text, counted as libyaml counts: lines end at CR, LF, CR LF, NEL, LS and PS (YAML 1.1, 4.2). */
final class YamlCursor {
    /** What stands behind the last character; the text itself holds none. */
    static final char END = '\0';

    private static final int[] NO_SNIPPET = {};

    private final String text;
    private int position;
    private int line;
    private int lineStart;

    YamlCursor(String text) {
        this.text = text;
    }

    char peek() {
        return position < text.length() ? text.charAt(position) : END;
    }

    char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : END;
    }

    int position() {
        return position;
    }

    int line() {
        return line;
    }

    int column() {
        return position - lineStart;
    }

    /** True where nothing but blanks stands before a place on the line of the cursor. */
    boolean isBlankBefore(int place) {
        return text.substring(lineStart, place).isBlank();
    }

    /** The text from a place up to here. */
    String since(int start) {
        return text.substring(start, position);
    }

    String between(int start, int end) {
        return text.substring(start, end);
    }

    StringBuilder append(int start, int end, StringBuilder out) {
        return out.append(text, start, end);
    }

    Mark mark() {
        return new Mark("", position, line, column(), NO_SNIPPET, 0);
    }

    void skip() {
        position++;
    }

    void skip(int characters) {
        position += characters;
    }

    void skipSpaces() {
        while (peek() == ' ') {
            position++;
        }
    }

    void skipBlanks() {
        while (isBlank(peek())) {
            position++;
        }
    }

    void skipToLineEnd() {
        while (!isBreakOrEnd(peek())) {
            position++;
        }
    }

    void skipWord() {
        while (isWord(peek())) {
            position++;
        }
    }

    /** Past a line end, if one is here; it reads as LF unless it is LS or PS. */
    String lineEnd() {
        char c = peek();
        if (!isBreak(c)) {
            return "";
        }
        position += c == '\r' && peek(1) == '\n' ? 2 : 1;
        line++;
        lineStart = position;
        return c == '\u2028' ? "\u2028" : c == '\u2029' ? "\u2029" : "\n";
    }

    /** The end of the text counts as the start of a line. */
    void finish() {
        if (column() != 0) {
            line++;
            lineStart = position;
        }
    }

    /** True at {@code ---} or {@code ...} that stand alone at the start of a line. */
    boolean isAtDocumentMark() {
        return column() == 0 && (isTriple('-') || isTriple('.'));
    }

    boolean isTriple(char c) {
        return peek() == c && peek(1) == c && peek(2) == c && isBlankOrEnd(peek(3));
    }

    ScannerException failure(String problem) {
        return failure(problem, mark());
    }

    static ScannerException failure(String problem, Mark at) {
        return new ScannerException("", at, problem, at);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    static boolean isBreakOrEnd(char c) {
        return isBreak(c) || c == END;
    }

    static boolean isBlankOrEnd(char c) {
        return c == ' ' || c == '\t' || isBreakOrEnd(c);
    }

    /** The characters of anchors, tag handles and directives. */
    static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
