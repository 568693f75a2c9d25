package org.mailwright.hiera.yaml;

import java.math.BigInteger;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.AliasToken;
import org.yaml.snakeyaml.tokens.AnchorToken;
import org.yaml.snakeyaml.tokens.DirectiveToken;
import org.yaml.snakeyaml.tokens.TagToken;
import org.yaml.snakeyaml.tokens.TagTuple;
import org.yaml.snakeyaml.tokens.Token;

/** Scans what is about values but none: anchors, aliases, tags and directives, as libyaml takes them. */
final class YamlNames {
    private static final String BEHIND_ANCHOR = "?:,]}%@`";
    private static final String IN_TAG = ";/?:@&=+$.%!~*'()";

    private final YamlCursor cursor;

    YamlNames(YamlCursor cursor) {
        this.cursor = cursor;
    }

    /** {@code &name} or {@code *name}. */
    Token anchor(char sign) {
        Mark start = cursor.mark();
        cursor.skip();
        int from = cursor.position();
        cursor.skipWord();
        String name = cursor.since(from);
        if (name.isEmpty() || !YamlCursor.isBlankOrEnd(cursor.peek()) && BEHIND_ANCHOR.indexOf(cursor.peek()) < 0) {
            throw cursor.failure("the name behind " + sign + " holds other than letters, digits, - and _");
        }
        return sign == '*' ? new AliasToken(name, start, cursor.mark()) : new AnchorToken(name, start, cursor.mark());
    }

    /** {@code !suffix}, {@code !handle!suffix} or {@code !<uri>}. */
    Token tag(boolean inFlow) {
        Mark start = cursor.mark();
        String handle = "";
        String suffix;
        if (cursor.peek(1) == '<') {
            cursor.skip(2);
            suffix = uri("", true, false);
            if (cursor.peek() != '>') {
                throw cursor.failure("a tag lacks its >");
            }
            cursor.skip();
        } else {
            handle = handle(false);
            boolean named = handle.length() > 1 && handle.endsWith("!");
            // `!` alone is a tag of its own.
            suffix = named ? uri("", false, false) : uri(handle.substring(1), false, true);
            handle = named ? handle : suffix.isEmpty() ? "" : "!";
            suffix = suffix.isEmpty() ? "!" : suffix;
        }
        if (!YamlCursor.isBlankOrEnd(cursor.peek()) && !(inFlow && cursor.peek() == ',')) {
            throw cursor.failure("a blank is wanted behind a tag");
        }
        // The parser's word for "without handle" is null.
        return new TagToken(new TagTuple(handle.isEmpty() ? null : handle, suffix), start, cursor.mark());
    }

    private String handle(boolean directive) {
        int from = cursor.position();
        if (cursor.peek() != '!') {
            throw cursor.failure("a tag begins with !");
        }
        cursor.skip();
        cursor.skipWord();
        if (cursor.peek() == '!') {
            cursor.skip();
        } else if (directive && !cursor.since(from).equals("!")) {
            throw cursor.failure("a tag's handle ends with !");
        }
        return cursor.since(from);
    }

    private String uri(String begun, boolean whole, boolean mayBeEmpty) {
        int from = cursor.position();
        while (YamlCursor.isWord(cursor.peek())
                || IN_TAG.indexOf(cursor.peek()) >= 0
                || whole && ",[]".indexOf(cursor.peek()) >= 0) {
            if (cursor.peek() == '%'
                    && (Character.digit(cursor.peek(1), 16) < 0 || Character.digit(cursor.peek(2), 16) < 0)) {
                throw cursor.failure("a tag whose % is not followed by two hex digits");
            }
            cursor.skip();
        }
        String uri = begun + cursor.since(from);
        if (uri.isEmpty() && !mayBeEmpty) {
            throw cursor.failure("a tag without a name");
        }
        return uri;
    }

    /** {@code %YAML 1.1} or {@code %TAG ! prefix}; libyaml knows no other. */
    Token directive() {
        Mark start = cursor.mark();
        cursor.skip();
        int from = cursor.position();
        cursor.skipWord();
        String name = cursor.since(from);
        Token token;
        if (name.equals("YAML")) {
            cursor.skipBlanks();
            token = new DirectiveToken<>(name, version(start), start, cursor.mark());
        } else if (name.equals("TAG")) {
            cursor.skipBlanks();
            String handle = handle(true);
            blank();
            String prefix = uri("", true, false);
            token = new DirectiveToken<>(name, List.of(handle, prefix), start, cursor.mark());
        } else {
            throw YamlCursor.failure("an unknown directive; quote a value that begins with %", start);
        }
        if (!YamlCursor.isBlankOrEnd(cursor.peek())) {
            throw cursor.failure("a directive is followed by something else");
        }
        cursor.skipBlanks();
        if (cursor.peek() == '#') {
            cursor.skipToLineEnd();
        }
        if (!YamlCursor.isBreakOrEnd(cursor.peek())) {
            throw cursor.failure("a directive is followed by something else");
        }
        cursor.lineEnd();
        return token;
    }

    private void blank() {
        if (!YamlCursor.isBlank(cursor.peek())) {
            throw cursor.failure("a blank is wanted here");
        }
        cursor.skipBlanks();
    }

    /** libyaml reads 1.2 as 1.1 and refuses all others. */
    private List<Integer> version(Mark start) {
        int from = cursor.position();
        while (cursor.peek() >= '0' && cursor.peek() <= '9' || cursor.peek() == '.') {
            cursor.skip();
        }
        String version = cursor.since(from);
        if (!version.matches("0{0,8}1\\.0{0,8}[12]")) {
            throw YamlCursor.failure("YAML " + version + " is not read, only 1.1 and 1.2", start);
        }
        return List.of(1, new BigInteger(version.substring(version.indexOf('.') + 1)).intValue());
    }
}
