package org.mailwright.hiera;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;

/** Reads one JSON document (RFC 8259), every value with its place; like Ruby's reader it passes over comments. */
public final class JsonText {
    private static final int DEEPEST = 200;
    /** Turning digits into a number takes time that grows with their square. */
    private static final int LONGEST_NUMBER = 4_096;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String file;
    private final String text;
    private final List<Diagnostic> findings = new ArrayList<>();
    private int position;
    private int line = 1;
    private int lineStart;
    private int counted;
    private int depth;

    private JsonText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Where the text stops being JSON; never leaves this class. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * The document; nothing, with a finding, when it is broken, cut off, or followed by something else.
     *
     * @param displayName the file as messages show it
     * @param rule the rule of that finding: a broken file and half an answer of a server weigh differently
     */
    public static Checked<Optional<Value>> read(String displayName, byte[] bytes, String rule) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new Checked<>(
                    Optional.empty(), List.of(Diagnostic.error(rule, Location.file(displayName), "it is not UTF-8")));
        }
        JsonText reading = new JsonText(displayName, text);
        try {
            Value value = reading.document();
            return new Checked<>(Optional.of(value), reading.findings);
        } catch (Broken e) {
            String message = "the file is not whole JSON: " + e.getMessage();
            return new Checked<>(Optional.empty(), List.of(Diagnostic.error(rule, reading.here(), message)));
        }
    }

    private Value document() throws Broken {
        blank();
        Value value = value();
        blank();
        if (position < text.length()) {
            throw new Broken("something follows the document");
        }
        return value;
    }

    private Location here() {
        for (; counted < position; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
                lineStart = counted + 1;
            }
        }
        return Location.file(file, line, position - lineStart + 1);
    }

    private Value value() throws Broken {
        Location at = here();
        switch (peek()) {
            case '{':
                return mapping(at);
            case '[':
                return sequence(at);
            case '"':
                return Value.Text.of(string(), at);
            case 't':
                return word("true", new Value.Truth(true, at));
            case 'f':
                return word("false", new Value.Truth(false, at));
            case 'n':
                return word("null", new Value.Undef(at));
            default:
                return number(at);
        }
    }

    private Value word(String word, Value value) throws Broken {
        if (!text.startsWith(word, position)) {
            throw new Broken("unexpected " + found());
        }
        position += word.length();
        return value;
    }

    private Value number(Location at) throws Broken {
        Matcher matcher = NUMBER.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            throw new Broken("unexpected " + found());
        }
        String number = matcher.group();
        if (number.length() > LONGEST_NUMBER) {
            throw new Broken("a number of " + number.length() + " characters");
        }
        position = matcher.end();
        boolean whole = matcher.group(1) == null && matcher.group(2) == null;
        return whole ? new Value.Whole(new BigInteger(number), at) : new Value.Real(Double.parseDouble(number), at);
    }

    private Value mapping(Location at) throws Broken {
        Map<String, Value.Mapping.Entry> entries = new LinkedHashMap<>();
        descend();
        boolean more = !closes('}');
        while (more) {
            Location place = here();
            if (peek() != '"') {
                throw new Broken("a key is wanted, not " + found());
            }
            Value.Text key = Value.Text.of(string(), place);
            blank();
            if (peek() != ':') {
                throw new Broken("a colon is wanted, not " + found());
            }
            position++;
            blank();
            Value.Mapping.Entry known = entries.put(key.text(), new Value.Mapping.Entry(key, value()));
            if (known != null) {
                findings.add(Diagnostic.error("yaml-duplicate-key", place, "the key " + key.text() + " is there twice")
                        .seeing(known.key().location(), "the first one, which is forgotten")
                        .advising("keep one of the two"));
            }
            more = !ends('}');
        }
        depth--;
        return new Value.Mapping(List.copyOf(entries.values()), at);
    }

    private Value sequence(Location at) throws Broken {
        List<Value> items = new ArrayList<>();
        descend();
        boolean more = !closes(']');
        while (more) {
            items.add(value());
            more = !ends(']');
        }
        depth--;
        return new Value.Sequence(items, at);
    }

    private void descend() throws Broken {
        if (++depth > DEEPEST) {
            throw new Broken("it is nested deeper than " + DEEPEST + " levels");
        }
        position++;
        blank();
    }

    /** True, and past it, when the bracket comes next. */
    private boolean closes(char bracket) throws Broken {
        if (peek() != bracket) {
            return false;
        }
        position++;
        return true;
    }

    /** After an item: the bracket ends the collection, a comma goes on. */
    private boolean ends(char bracket) throws Broken {
        blank();
        if (closes(bracket)) {
            return true;
        }
        if (peek() != ',') {
            throw new Broken("a comma or " + bracket + " is wanted, not " + found());
        }
        position++;
        blank();
        return false;
    }

    private String string() throws Broken {
        StringBuilder out = new StringBuilder();
        position++;
        while (peek() != '"') {
            char c = text.charAt(position++);
            if (c < ' ') {
                position--;
                throw new Broken("a control character in a string");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        position++;
        return out.toString();
    }

    private char escaped() throws Broken {
        char c = peek();
        position++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new Broken("an unknown escape in a string");
        };
    }

    private char unicode() throws Broken {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || peek() > 'f') {
                throw new Broken("\\u wants four hex digits");
            }
            code = code * 16 + digit;
            position++;
        }
        return (char) code;
    }

    private char peek() throws Broken {
        if (position >= text.length()) {
            throw new Broken("it ends too early");
        }
        return text.charAt(position);
    }

    private String found() {
        return "\"" + text.charAt(position) + "\"";
    }

    private void blank() throws Broken {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '/') {
                comment();
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                position++;
            } else {
                return;
            }
        }
    }

    private void comment() throws Broken {
        boolean block = text.startsWith("/*", position);
        if (!block && !text.startsWith("//", position)) {
            throw new Broken("unexpected " + found());
        }
        int end = text.indexOf(block ? "*/" : "\n", position + 2);
        if (end < 0 && block) {
            throw new Broken("a comment without an end");
        }
        position = end < 0 ? text.length() : end + (block ? 2 : 1);
    }
}
