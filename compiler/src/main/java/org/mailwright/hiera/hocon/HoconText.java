package org.mailwright.hiera.hocon;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Regrets;
import org.mailwright.hiera.Utf8;
import org.mailwright.hiera.Value;

/**
 * Reads HOCON as Puppet's {@code hocon_data} does with ruby-hocon, every value with its place. A reader of our own:
 * Typesafe's loses the order of keys and the columns, and takes 1.0 for no integer. Neither {@code include} nor the
 * environment is read: what a file says must not depend on who compiles.
 */
public final class HoconText {
    private static final int DEEPEST = 200;
    private static final Kind SYNTAX = HieraKinds.HOCON_SYNTAX;
    /** What ends a text without quotes. */
    private static final String RESERVED = "$\"{}[]:=,+#`^?!@*&\\";

    private final String text;
    private final Location file;
    private int position;
    private int line = 1;
    private int lineStart;
    private int depth;

    private HoconText(String text, Location file) {
        this.text = text;
        this.file = file;
    }

    /**
     * The hash of a file; nothing, with a finding, when it is broken.
     *
     * @param displayName the file as messages show it
     */
    public static Checked<Optional<Value>> read(String displayName, byte[] bytes) {
        Location file = Location.file(displayName);
        Parsed<String> text = Utf8.decode(bytes);
        if (text.value().isEmpty()) {
            return failed(Diagnostic.error(SYNTAX, file, "the file " + text.reason()));
        }
        try {
            HoconNode.Fields root = new HoconText(text.orElseThrow(), file).document();
            Value value = new HoconResolution(root).value();
            return new Checked<>(Optional.of(value), Regrets.of(value));
        } catch (LookupFailure e) {
            return failed(e.finding());
        }
    }

    private static Checked<Optional<Value>> failed(Diagnostic finding) {
        return new Checked<>(Optional.empty(), List.of(finding));
    }

    private LookupFailure broken(String why) {
        return new LookupFailure(SYNTAX, here(), "the file is not HOCON: " + why);
    }

    private Location here() {
        return file.at(line, position - lineStart + 1);
    }

    private char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : '\0';
    }

    private char peek() {
        return peek(0);
    }

    private boolean atEnd() {
        return position >= text.length();
    }

    private boolean isAtComment() {
        return peek() == '#' || peek() == '/' && peek(1) == '/';
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    private void newLine() {
        position++;
        line++;
        lineStart = position;
    }

    /** The blanks up to the next sign on this line. */
    private String blanks() {
        int from = position;
        while (!atEnd() && peek() != '\n' && isSpace(peek())) {
            position++;
        }
        return text.substring(from, position);
    }

    /** Past blanks, comments and line ends; true when there was a line end. */
    private boolean skip() {
        boolean ended = false;
        while (true) {
            blanks();
            if (isAtComment()) {
                while (!atEnd() && peek() != '\n') {
                    position++;
                }
            }
            if (atEnd() || peek() != '\n') {
                return ended;
            }
            newLine();
            ended = true;
        }
    }

    private HoconNode.Fields document() throws LookupFailure {
        skip();
        if (peek() == '[') {
            throw broken("a list at the top, where a hash is wanted");
        }
        HoconNode.Fields root = fields(peek() == '{');
        skip();
        if (!atEnd()) {
            throw broken("something follows the hash");
        }
        return root;
    }

    private void descend() throws LookupFailure {
        position++;
        if (++depth > DEEPEST) {
            throw new LookupFailure(
                    HieraKinds.YAML_LIMITS, here(), "the data are nested deeper than " + DEEPEST + " levels");
        }
    }

    private HoconNode.Fields fields(boolean braces) throws LookupFailure {
        Location at = here();
        Map<String, HoconNode.Field> fields = new LinkedHashMap<>();
        if (braces) {
            descend();
        }
        skip();
        while (braces ? peek() != '}' : !atEnd()) {
            field(fields);
            boolean more = separated();
            if (!more && (braces ? peek() != '}' : !atEnd())) {
                throw broken("a comma or a line end is wanted before \"" + peek() + "\"");
            }
        }
        if (braces) {
            position++;
            depth--;
        }
        return new HoconNode.Fields(fields, at);
    }

    /** Past a comma or line ends: true when there was one. */
    private boolean separated() {
        boolean more = skip();
        if (peek() != ',') {
            return more;
        }
        position++;
        skip();
        return true;
    }

    private void field(Map<String, HoconNode.Field> fields) throws LookupFailure {
        Location at = here();
        List<String> path = path("=:{+", at);
        if (path.equals(List.of("include")) && peek() == '"' || path.get(0).startsWith("include ")) {
            throw new LookupFailure(
                    SYNTAX, at, "include is not read: write the keys here, or name the file in hiera.yaml");
        }
        skip();
        HoconNode value;
        if (peek() == '{') {
            value = fields(true);
        } else if (peek() == '+' && peek(1) == '=') {
            position += 2;
            HoconNode.Items item = new HoconNode.Items(List.of(value()), at);
            value = new HoconNode.Joined(List.of(new HoconNode.Reference(path, true, at), item));
        } else if (peek() == ':' || peek() == '=') {
            position++;
            value = value();
        } else {
            throw broken("a key is followed by =, : or {");
        }
        for (int i = path.size() - 1; i > 0; i--) {
            value = new HoconNode.Fields(Map.of(path.get(i), new HoconNode.Field(value, at)), at);
        }
        HoconNode.Field known = fields.get(path.get(0));
        fields.put(path.get(0), new HoconNode.Field(known == null ? value : HoconNode.over(value, known.value()), at));
    }

    /** A key: names with points between; points inside quotes are part of a name. */
    private List<String> path(String ends, Location at) throws LookupFailure {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        blanks();
        String gap = "";
        while (!atEnd() && peek() != '\n' && ends.indexOf(peek()) < 0 && !isAtComment()) {
            name.append(gap);
            if (peek() == '"') {
                name.append(quoted());
                quoted = true;
            } else if (RESERVED.indexOf(peek()) >= 0) {
                throw broken("\"" + peek() + "\" in a key; put the key in quotes");
            } else if (peek() == '.') {
                names.add(named(name, quoted, at));
                name.setLength(0);
                quoted = false;
                position++;
            } else {
                name.append(peek());
                position++;
            }
            gap = blanks();
        }
        names.add(named(name, quoted, at));
        return names;
    }

    private static String named(StringBuilder name, boolean quoted, Location at) throws LookupFailure {
        if (name.isEmpty() && !quoted) {
            throw new LookupFailure(
                    SYNTAX, at, "the file is not HOCON: a key, or a part of one between points, is empty");
        }
        return name.toString();
    }

    private HoconNode value() throws LookupFailure {
        skip();
        List<HoconNode> pieces = new ArrayList<>();
        boolean wasSimple = false;
        while (true) {
            Location at = here();
            String gap = blanks();
            char c = peek();
            if (atEnd() || c == '\n' || isAtComment() || ",}]:=".indexOf(c) >= 0) {
                break;
            }
            boolean simple = c != '{' && c != '[';
            if (wasSimple && simple && !gap.isEmpty()) {
                pieces.add(new HoconNode.Leaf(Value.Text.of(gap, at), false));
            }
            pieces.add(c == '{' ? fields(true) : c == '[' ? items() : simple(c));
            wasSimple = simple;
        }
        if (pieces.isEmpty()) {
            throw broken("a value is wanted here");
        }
        return pieces.size() == 1 ? pieces.get(0) : new HoconNode.Joined(List.copyOf(pieces));
    }

    private HoconNode items() throws LookupFailure {
        Location at = here();
        List<HoconNode> items = new ArrayList<>();
        descend();
        skip();
        while (peek() != ']') {
            items.add(value());
            if (!separated() && peek() != ']') {
                throw broken("a comma, a line end or ] is wanted here");
            }
        }
        position++;
        depth--;
        return new HoconNode.Items(items, at);
    }

    private HoconNode simple(char c) throws LookupFailure {
        Location at = here();
        if (c == '"') {
            return new HoconNode.Leaf(Value.Text.of(quoted(), at), true);
        }
        if (c == '$') {
            return reference(at);
        }
        if (c >= '0' && c <= '9' || c == '-') {
            return new HoconNode.Leaf(number(at), false);
        }
        if (RESERVED.indexOf(c) >= 0) {
            throw broken("\"" + c + "\" outside quotes; put the value in quotes");
        }
        return new HoconNode.Leaf(unquoted(at), false);
    }

    private HoconNode reference(Location at) throws LookupFailure {
        if (peek(1) != '{') {
            throw broken("$ without {; put the value in quotes");
        }
        boolean optional = peek(2) == '?';
        position += optional ? 3 : 2;
        List<String> path = path("}", at);
        if (peek() != '}') {
            throw broken("${ without }");
        }
        position++;
        return new HoconNode.Reference(path, optional, at);
    }

    /** true, false and null are words wherever a text begins with them; what follows is joined to them. */
    private Value unquoted(Location at) {
        int from = position;
        while (!atEnd() && RESERVED.indexOf(peek()) < 0 && !isSpace(peek()) && !isAtComment()) {
            position++;
            String word = text.substring(from, position);
            if (word.equals("true") || word.equals("false")) {
                return new Value.Truth(word.equals("true"), at);
            }
            if (word.equals("null")) {
                return new Value.Undef(at);
            }
            if (position - from > 5) {
                break;
            }
        }
        while (!atEnd() && RESERVED.indexOf(peek()) < 0 && !isSpace(peek()) && !isAtComment()) {
            position++;
        }
        return Value.Text.of(text.substring(from, position), at);
    }

    /** Ruby's numbers: 010 is 8, 08 and 1. are texts, and 1.0 is 1. */
    private Value number(Location at) throws LookupFailure {
        int from = position;
        while ("0123456789eE+-.".indexOf(peek()) >= 0 && !atEnd()) {
            position++;
        }
        String number = text.substring(from, position);
        if (number.length() > 4_096) {
            throw new LookupFailure(HieraKinds.YAML_LIMITS, at, "a number of " + number.length() + " characters");
        }
        if (number.matches("-?0[0-7]+")) {
            return new Value.Whole(new BigInteger(number, 8), number, at);
        }
        if (number.matches("-?(0|[1-9][0-9]*)")) {
            return new Value.Whole(new BigInteger(number), number, at);
        }
        if (number.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?") && !number.matches("-?[0-9]+")) {
            double real = Double.parseDouble(number);
            return real == Math.rint(real) && !Double.isInfinite(real)
                    ? new Value.Whole(new java.math.BigDecimal(real).toBigInteger(), number, at)
                    : new Value.Real(real, number, at);
        }
        if (number.indexOf('+') >= 0) {
            throw broken("\"+\" outside quotes; put the value in quotes");
        }
        return Value.Text.of(number, at);
    }

    private String quoted() throws LookupFailure {
        if (text.startsWith("\"\"\"", position)) {
            return tripled();
        }
        StringBuilder out = new StringBuilder();
        position++;
        while (peek() != '"') {
            char c = peek();
            if (atEnd()) {
                throw broken("a quote that is never closed");
            }
            if (Character.getType(c) == Character.CONTROL) {
                throw broken("a control character in quotes");
            }
            position++;
            out.append(c == '\\' ? escaped() : c);
        }
        position++;
        return out.toString();
    }

    private char escaped() throws LookupFailure {
        int plain = "\"\\/bfnrt".indexOf(peek());
        if (plain >= 0 && !atEnd()) {
            position++;
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (peek() != 'u' || !text.substring(position).matches("(?s)u[0-9a-fA-F]{4}.*")) {
            throw broken("an unknown escape in quotes");
        }
        position += 5;
        return (char) Integer.parseInt(text.substring(position - 4, position), 16);
    }

    /** Between {@code """} everything stands for itself; of more quotes at the end the last three close it. */
    private String tripled() throws LookupFailure {
        int from = position + 3;
        int end = text.indexOf("\"\"\"", from);
        if (end < 0) {
            throw broken("three quotes that are never closed");
        }
        while (end + 3 < text.length() && text.charAt(end + 3) == '"') {
            end++;
        }
        while (position < end + 3) {
            if (peek() == '\n') {
                newLine();
            } else {
                position++;
            }
        }
        return text.substring(from, end);
    }
}
