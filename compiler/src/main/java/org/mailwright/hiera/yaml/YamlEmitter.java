package org.mailwright.hiera.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes block style YAML with the line breaks, indents and quotes of libyaml 0.2.5, which Ruby uses. */
final class YamlEmitter {
    private static final int WIDTH = 80;
    private static final int STEP = 2;
    private static final int LONGEST_KEY = 128;

    private final StringBuilder out = new StringBuilder();
    private final Deque<Integer> indents = new ArrayDeque<>();
    private int indent = -1;
    private int column;
    /** The last character was a blank, or a line began. */
    private boolean whitespace = true;
    /** Nothing but indentation and the indicators {@code - ? :} is on the line. */
    private boolean indention = true;
    /** The last literal keeps its line ends, so that the document needs an end of its own. */
    private boolean openEnded;

    /** Where a node stands. */
    enum Context {
        ROOT,
        ITEM,
        /** A key on one line with its colon. */
        SIMPLE_KEY,
        /** A key after a question mark, or the value of one. */
        KEY,
        VALUE
    }

    void startDocument() {
        indicator("---", true, false, false);
    }

    String endDocument() {
        writeIndent();
        if (openEnded) {
            out.append("...\n");
        }
        return out.toString();
    }

    /** A key that fits on a line with its colon. */
    static boolean isSimpleKey(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY
                && text.codePoints().noneMatch(YamlCharacters::isBreak);
    }

    void openSequence(Context context) {
        boolean indentless = (context == Context.VALUE || context == Context.KEY) && !indention;
        increase(indentless);
    }

    void openMapping() {
        increase(false);
    }

    void close() {
        indent = indents.pop();
    }

    void item() {
        writeIndent();
        indicator("-", true, false, true);
    }

    void key(boolean simple) {
        writeIndent();
        if (!simple) {
            indicator("?", true, false, true);
        }
    }

    void colon(boolean simple) {
        if (simple) {
            indicator(":", false, false, false);
        } else {
            writeIndent();
            indicator(":", true, false, true);
        }
    }

    /** An empty collection. */
    void indicator(String text) {
        indicator(text, true, false, false);
    }

    void tag(String tag) {
        indicator(tag, true, false, false);
    }

    /** A number, a boolean, nothing: what is never quoted, but that an empty key must stand somewhere. */
    void plain(String text, Context context) {
        if (text.isEmpty() && context == Context.SIMPLE_KEY) {
            tag("!");
            singleQuoted(text, context);
        } else {
            writePlain(text, context);
        }
    }

    /** A string that needs no quotes for its type. */
    void string(String text, Context context) {
        ScalarForm form = ScalarForm.of(text);
        if (context == Context.SIMPLE_KEY && form.multiline()) {
            doubleQuoted(text, context);
        } else if (!form.plain() || text.isEmpty() && context == Context.SIMPLE_KEY) {
            singleQuoted(text, context);
        } else {
            writePlain(text, context);
        }
    }

    void singleQuoted(String text, Context context) {
        ScalarForm form = ScalarForm.of(text);
        if (!form.singleQuoted() || context == Context.SIMPLE_KEY && form.multiline()) {
            doubleQuoted(text, context);
            return;
        }
        increaseForScalar();
        writeSingleQuoted(text.codePoints().toArray(), context != Context.SIMPLE_KEY);
        close();
    }

    void literal(String text, Context context) {
        if (!ScalarForm.of(text).block() || context == Context.SIMPLE_KEY) {
            doubleQuoted(text, context);
            return;
        }
        increaseForScalar();
        writeLiteral(text.codePoints().toArray());
        close();
    }

    private void writePlain(String text, Context context) {
        increaseForScalar();
        if (!whitespace && !text.isEmpty()) {
            put(' ');
        }
        boolean spaces = false;
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            boolean space = characters[i] == ' ';
            boolean more = i + 1 < characters.length && characters[i + 1] == ' ';
            if (space && context != Context.SIMPLE_KEY && !spaces && column > WIDTH && !more) {
                writeIndent();
            } else {
                put(characters[i]);
            }
            spaces = space;
            indention &= space;
        }
        whitespace = false;
        indention = false;
        close();
    }

    private void writeSingleQuoted(int[] text, boolean breaking) {
        indicator("'", true, false, false);
        boolean spaces = false;
        boolean breaks = false;
        for (int i = 0; i < text.length; i++) {
            boolean inside = i > 0 && i < text.length - 1 && text[i + 1] != ' ';
            if (text[i] == ' ') {
                if (breaking && !spaces && column > WIDTH && inside) {
                    writeIndent();
                } else {
                    put(text[i]);
                }
                spaces = true;
            } else if (YamlCharacters.isBreak(text[i])) {
                if (!breaks && text[i] == '\n') {
                    lineEnd('\n');
                }
                lineEnd(text[i]);
                indention = true;
                breaks = true;
            } else {
                if (breaks) {
                    writeIndent();
                }
                if (text[i] == '\'') {
                    put('\'');
                }
                put(text[i]);
                indention = false;
                spaces = false;
                breaks = false;
            }
        }
        if (breaks) {
            writeIndent();
        }
        indicator("'", false, false, false);
        whitespace = false;
        indention = false;
    }

    void doubleQuoted(String string, Context context) {
        increaseForScalar();
        indicator("\"", true, false, false);
        int[] text = string.codePoints().toArray();
        boolean spaces = false;
        for (int i = 0; i < text.length; i++) {
            if (YamlCharacters.isEscaped(text[i])) {
                YamlCharacters.escape(text[i]).chars().forEach(this::put);
                spaces = false;
            } else if (text[i] == ' ') {
                boolean inside = i > 0 && i < text.length - 1;
                if (context != Context.SIMPLE_KEY && !spaces && column > WIDTH && inside) {
                    writeIndent();
                    if (text[i + 1] == ' ') {
                        put('\\');
                    }
                } else {
                    put(' ');
                }
                spaces = true;
            } else {
                put(text[i]);
                spaces = false;
            }
        }
        indicator("\"", false, false, false);
        whitespace = false;
        indention = false;
        close();
    }

    private void writeLiteral(int[] text) {
        indicator("|", true, false, false);
        if (text[0] == ' ' || YamlCharacters.isBreak(text[0])) {
            indicator(String.valueOf(STEP), false, false, false);
        }
        boolean ends = YamlCharacters.isBreak(text[text.length - 1]);
        boolean keeps = ends && (text.length == 1 || YamlCharacters.isBreak(text[text.length - 2]));
        if (!ends || keeps) {
            indicator(ends ? "+" : "-", false, false, false);
        }
        openEnded = keeps;
        lineEnd('\n');
        indention = true;
        whitespace = true;
        boolean breaks = true;
        for (int c : text) {
            if (YamlCharacters.isBreak(c)) {
                lineEnd(c);
                indention = true;
                breaks = true;
            } else {
                if (breaks) {
                    writeIndent();
                }
                put(c);
                indention = false;
                breaks = false;
            }
        }
    }

    private void increase(boolean indentless) {
        indents.push(indent);
        if (indent < 0) {
            indent = 0;
        } else if (!indentless) {
            indent += STEP;
        }
    }

    /** The lines of a scalar stand deeper than its parent, even at the root. */
    private void increaseForScalar() {
        indents.push(indent);
        indent = Math.max(indent, 0) + STEP;
    }

    private void indicator(String text, boolean needsBlank, boolean isBlank, boolean isIndention) {
        if (needsBlank && !whitespace) {
            put(' ');
        }
        text.chars().forEach(this::put);
        whitespace = isBlank;
        indention &= isIndention;
    }

    private void writeIndent() {
        int wanted = Math.max(indent, 0);
        if (!indention || column > wanted || column == wanted && !whitespace) {
            lineEnd('\n');
        }
        while (column < wanted) {
            put(' ');
        }
        whitespace = true;
        indention = true;
    }

    private void put(int c) {
        out.appendCodePoint(c);
        column++;
    }

    private void lineEnd(int c) {
        out.appendCodePoint(c);
        column = 0;
    }
}
