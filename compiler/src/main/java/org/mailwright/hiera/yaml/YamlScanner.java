package org.mailwright.hiera.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.tokens.BlockEndToken;
import org.yaml.snakeyaml.tokens.BlockEntryToken;
import org.yaml.snakeyaml.tokens.BlockMappingStartToken;
import org.yaml.snakeyaml.tokens.BlockSequenceStartToken;
import org.yaml.snakeyaml.tokens.DocumentEndToken;
import org.yaml.snakeyaml.tokens.DocumentStartToken;
import org.yaml.snakeyaml.tokens.FlowEntryToken;
import org.yaml.snakeyaml.tokens.FlowMappingEndToken;
import org.yaml.snakeyaml.tokens.FlowMappingStartToken;
import org.yaml.snakeyaml.tokens.FlowSequenceEndToken;
import org.yaml.snakeyaml.tokens.FlowSequenceStartToken;
import org.yaml.snakeyaml.tokens.KeyToken;
import org.yaml.snakeyaml.tokens.StreamEndToken;
import org.yaml.snakeyaml.tokens.StreamStartToken;
import org.yaml.snakeyaml.tokens.Token;
import org.yaml.snakeyaml.tokens.ValueToken;

/**
 * Cuts YAML into the tokens that libyaml 0.2.5 cuts, for SnakeYAML's parser. SnakeYAML's own scanner takes other text:
 * it refuses tabs after a colon and {@code "\/"}, and passes over a byte order mark that costs Puppet keys.
 */
final class YamlScanner implements Scanner {
    /** A key without {@code ?} is on one line and no longer than this. */
    private static final int LONGEST_KEY = 1024;

    /** Tokens that were taken are let go of when there are so many. */
    private static final int MOST_TAKEN = 1024;

    private static final String NOT_HERE = " is not allowed here";

    private final YamlCursor cursor;
    private final YamlScalars scalars;
    private final YamlNames names;
    private final YamlComments comments = new YamlComments();
    private final List<Token> tokens = new ArrayList<>();
    private final List<SimpleKey> keys = new ArrayList<>(List.of(SimpleKey.NONE));
    private final List<Integer> indents = new ArrayList<>();
    private int next;
    private int taken;
    private int indent = -1;
    private boolean keyAllowed = true;
    private Token.ID last = Token.ID.StreamStart;
    private Mark quote = SimpleKey.NONE.mark();
    private int quoteEnd = -1;

    YamlScanner(String text) {
        this.cursor = new YamlCursor(text);
        this.scalars = new YamlScalars(cursor, comments);
        this.names = new YamlNames(cursor);
        tokens.add(new StreamStartToken(cursor.mark(), cursor.mark()));
    }

    /** The comments for programs passed over so far. */
    YamlComments comments() {
        return comments;
    }

    /** Where quotes begin that end on this line and not on their own. */
    Optional<Mark> openQuote(int line) {
        return quoteEnd == line ? Optional.of(quote) : Optional.empty();
    }

    /** A token that turns out to be a key when a colon follows; {@code token} is its number from the start. */
    private record SimpleKey(boolean possible, boolean required, int token, Mark mark) {
        static final SimpleKey NONE = new SimpleKey(false, false, 0, new YamlCursor("").mark());
    }

    @Override
    public boolean checkToken(Token.ID... choices) {
        Token.ID id = peekToken().getTokenId();
        for (Token.ID choice : choices) {
            if (choice == id) {
                return true;
            }
        }
        return choices.length == 0;
    }

    @Override
    public boolean checkToken(Token.ID choice) {
        // SnakeYAML's parser takes the scalar in `? a "b"` for the value of a; libyaml finds no value and stops there.
        return peekToken().getTokenId() == choice && !(choice == Token.ID.Scalar && endsNode(last));
    }

    private static boolean endsNode(Token.ID id) {
        return switch (id) {
            case Scalar, Alias, BlockEnd, FlowMappingEnd, FlowSequenceEnd -> true;
            default -> false;
        };
    }

    @Override
    public Token peekToken() {
        while (needsMore()) {
            fetch();
        }
        return tokens.get(next);
    }

    @Override
    public Token getToken() {
        Token token = peekToken();
        last = token.getTokenId();
        taken++;
        next++;
        if (next == tokens.size() || next == MOST_TAKEN) {
            tokens.subList(0, next).clear();
            next = 0;
        }
        return token;
    }

    @Override
    public void resetDocumentIndex() {
        // Documents of any length are wanted.
    }

    /** True as long as the next token may still turn out to be a key. */
    private boolean needsMore() {
        if (next == tokens.size()) {
            return true;
        }
        dropStaleKeys();
        boolean more = false;
        for (int i = 0; i < keys.size() && !more; i++) {
            SimpleKey key = keys.get(i);
            more = key.possible() && key.token() == taken;
        }
        return more;
    }

    private void dropStaleKeys() {
        for (int i = 0; i < keys.size(); i++) {
            SimpleKey key = keys.get(i);
            if (key.possible()
                    && (key.mark().getLine() < cursor.line()
                            || key.mark().getIndex() + LONGEST_KEY < cursor.position())) {
                dropKey(i);
            }
        }
    }

    private void dropKey(int level) {
        SimpleKey key = keys.get(level);
        if (key.possible() && key.required()) {
            throw YamlCursor.failure("a key is not followed by a colon", key.mark());
        }
        keys.set(level, SimpleKey.NONE);
    }

    private void dropKey() {
        dropKey(keys.size() - 1);
    }

    private void rememberKey(Mark at) {
        if (keyAllowed) {
            boolean required = !inFlow() && indent == at.getColumn();
            dropKey();
            keys.set(keys.size() - 1, new SimpleKey(true, required, taken + tokens.size() - next, at));
        }
    }

    private boolean inFlow() {
        return keys.size() > 1;
    }

    private void fetch() {
        skipToToken();
        dropStaleKeys();
        unroll(cursor.column());
        char c = cursor.peek();
        boolean alone = YamlCursor.isBlankOrEnd(cursor.peek(1));
        if (c == YamlCursor.END) {
            end();
        } else if (cursor.column() == 0 && c == '%') {
            outside();
            tokens.add(names.directive());
        } else if (cursor.isAtDocumentMark()) {
            documentMark(c);
        } else if (c == '-' && alone) {
            blockEntry();
        } else if (c == '?' && (inFlow() || alone)) {
            key();
        } else if (c == ':' && (inFlow() || alone)) {
            value();
        } else if (c == '[' || c == '{') {
            openFlow(c);
        } else if (c == ']' || c == '}') {
            closeFlow(c);
        } else if (c == ',') {
            dropKey();
            keyAllowed = true;
            Mark start = step();
            tokens.add(new FlowEntryToken(start, cursor.mark()));
        } else {
            content(c);
        }
    }

    private void content(char c) {
        if ((c == '|' || c == '>') && !inFlow()) {
            dropKey();
            keyAllowed = true;
            tokens.add(scalars.block(indent));
            return;
        }
        boolean plain = "&*!'\"".indexOf(c) < 0;
        if (plain && !startsPlain(c)) {
            throw cursor.failure(c == '\t' ? "a tab" + NOT_HERE : "\"" + c + "\" cannot begin a value; quote it");
        }
        Mark at = cursor.mark();
        rememberKey(at);
        keyAllowed = false;
        if (plain) {
            tokens.add(scalars.plain(at, indent + 1, inFlow()));
            keyAllowed = scalars.endedBehindALineEnd();
        } else if (c == '\'' || c == '"') {
            tokens.add(scalars.quoted(at, c));
            if (cursor.line() > at.getLine()) {
                quote = at;
                quoteEnd = cursor.line();
            }
        } else {
            tokens.add(c == '!' ? names.tag(inFlow()) : names.anchor(c));
        }
    }

    private boolean startsPlain(char c) {
        if (YamlCursor.isBlankOrEnd(c) || "#|>%@`".indexOf(c) >= 0) {
            return false;
        }
        return c != '-' || !YamlCursor.isBlank(cursor.peek(1));
    }

    /** Past blanks, comments and empty lines. A tab is no indentation: it may stand only where no key may begin. */
    private void skipToToken() {
        while (true) {
            if (cursor.column() == 0 && cursor.peek() == '\uFEFF') {
                // It takes up a column: what follows on its line is indented, which the next line ends.
                cursor.skip();
            }
            while (cursor.peek() == ' ' || cursor.peek() == '\t' && (inFlow() || !keyAllowed)) {
                cursor.skip();
            }
            if (cursor.peek() == '#') {
                comments.skip(cursor);
            }
            if (cursor.lineEnd().isEmpty()) {
                comments.settle(cursor);
                return;
            }
            keyAllowed = keyAllowed || !inFlow();
        }
    }

    private Mark step() {
        Mark start = cursor.mark();
        cursor.skip();
        return start;
    }

    /** True where the column lies deeper than the last one: a block collection opens there. */
    private boolean rolls(int column) {
        boolean deeper = !inFlow() && indent < column;
        if (deeper) {
            indents.add(indent);
            indent = column;
        }
        return deeper;
    }

    private void unroll(int column) {
        while (!inFlow() && indent > column) {
            tokens.add(new BlockEndToken(cursor.mark(), cursor.mark()));
            indent = indents.remove(indents.size() - 1);
        }
    }

    /** Ends whatever collection is open, before something that belongs to none. */
    private void outside() {
        unroll(-1);
        dropKey();
        keyAllowed = false;
    }

    private void end() {
        if (last == Token.ID.Directive) {
            throw cursor.failure("a directive without a document");
        }
        cursor.finish();
        outside();
        tokens.add(new StreamEndToken(cursor.mark(), cursor.mark()));
    }

    private void documentMark(char c) {
        outside();
        Mark start = cursor.mark();
        cursor.skip(3);
        tokens.add(
                c == '-' ? new DocumentStartToken(start, cursor.mark()) : new DocumentEndToken(start, cursor.mark()));
    }

    private void openFlow(char c) {
        Mark start = step();
        rememberKey(start);
        keys.add(SimpleKey.NONE);
        keyAllowed = true;
        tokens.add(
                c == '['
                        ? new FlowSequenceStartToken(start, cursor.mark())
                        : new FlowMappingStartToken(start, cursor.mark()));
    }

    private void closeFlow(char c) {
        dropKey();
        if (inFlow()) {
            keys.remove(keys.size() - 1);
        }
        keyAllowed = false;
        Mark start = step();
        tokens.add(
                c == ']'
                        ? new FlowSequenceEndToken(start, cursor.mark())
                        : new FlowMappingEndToken(start, cursor.mark()));
    }

    private void blockEntry() {
        if (!inFlow()) {
            if (!keyAllowed) {
                throw cursor.failure("a list item" + NOT_HERE);
            }
            if (rolls(cursor.column())) {
                tokens.add(new BlockSequenceStartToken(cursor.mark(), cursor.mark()));
            }
        }
        dropKey();
        keyAllowed = true;
        Mark start = step();
        tokens.add(new BlockEntryToken(start, cursor.mark()));
    }

    private void key() {
        if (!inFlow()) {
            if (!keyAllowed) {
                throw cursor.failure("a key" + NOT_HERE);
            }
            if (rolls(cursor.column())) {
                tokens.add(new BlockMappingStartToken(cursor.mark(), cursor.mark()));
            }
        }
        dropKey();
        keyAllowed = !inFlow();
        Mark start = step();
        tokens.add(new KeyToken(start, cursor.mark()));
    }

    private void value() {
        SimpleKey key = keys.get(keys.size() - 1);
        if (key.possible()) {
            int at = key.token() - taken + next;
            tokens.add(at, new KeyToken(key.mark(), key.mark()));
            if (rolls(key.mark().getColumn())) {
                tokens.add(at, new BlockMappingStartToken(key.mark(), key.mark()));
            }
            keys.set(keys.size() - 1, SimpleKey.NONE);
            keyAllowed = false;
        } else {
            if (!inFlow()) {
                if (!keyAllowed) {
                    throw cursor.failure("a key and its colon are" + NOT_HERE.substring(3) + "; quote the text");
                }
                if (rolls(cursor.column())) {
                    tokens.add(new BlockMappingStartToken(cursor.mark(), cursor.mark()));
                }
            }
            keyAllowed = !inFlow();
        }
        Mark start = step();
        tokens.add(new ValueToken(start, cursor.mark()));
    }
}
