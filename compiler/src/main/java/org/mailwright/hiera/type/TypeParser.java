package org.mailwright.hiera.type;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.ruby.RubyRegex;

/** Reads a type: a capitalised name, and in brackets other types, numbers, strings, regular expressions or members. */
final class TypeParser {
    private static final int DEEPEST = 100;
    private static final Location HERE = Location.file("");
    private static final Pattern NAME = Pattern.compile("[A-Z]\\w*(?:::[A-Z]\\w*)*");
    private static final Pattern WORD = Pattern.compile("[a-z_]\\w*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,400}(\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern STRING = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern REGEX = Pattern.compile("/((?:[^/\\\\]|\\\\.)*)/");

    private final String text;
    private int position;
    private int depth;

    TypeParser(String text) {
        this.text = text;
    }

    /** Where the text stops being a type; never leaves this class. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message, null, false, false);
        }
    }

    Parsed<PuppetType> parse() {
        try {
            PuppetType type = type();
            blank();
            return position == text.length() ? Parsed.of(type) : Parsed.not("Syntax error at '" + found() + "'");
        } catch (Broken e) {
            return Parsed.not(String.valueOf(e.getMessage()));
        }
    }

    private PuppetType type() throws Broken {
        if (++depth > DEEPEST) {
            throw new Broken("the type is nested too deep");
        }
        blank();
        String name = next(NAME).orElseThrow(this::unexpected).group();
        List<PuppetType.Argument> arguments = new ArrayList<>();
        if (closes('[')) {
            do {
                arguments.add(argument());
            } while (closes(','));
            close(']');
        }
        depth--;
        if (!TypeArguments.fit(name, arguments)) {
            throw new Broken(name + "-Type does not take these arguments");
        }
        return new PuppetType(name, arguments);
    }

    private PuppetType.Argument argument() throws Broken {
        if (peeks('{')) {
            return members();
        }
        Optional<Matcher> regex = next(REGEX);
        if (regex.isPresent()) {
            String source = regex.get().group(1).replace("\\/", "/");
            try {
                RubyRegex.compile(source);
            } catch (PatternSyntaxException e) {
                throw new Broken("the pattern /" + source + "/ is not a regular expression");
            }
            return new PuppetType.Regex(source);
        }
        Optional<Matcher> string = next(STRING);
        if (string.isPresent()) {
            return new PuppetType.Literal(Value.Text.of(unquoted(string.get()), HERE));
        }
        Optional<Matcher> number = next(NUMBER);
        if (number.isPresent()) {
            return new PuppetType.Literal(number(number.get().group()));
        }
        Optional<Matcher> word = next(WORD);
        return word.isPresent() ? word(word.get().group()) : new PuppetType.Type(type());
    }

    private static Value number(String digits) {
        return digits.matches("[+-]?\\d+")
                ? new Value.Whole(new BigInteger(digits.replace("+", "")), HERE)
                : new Value.Real(Double.parseDouble(digits), HERE);
    }

    private static PuppetType.Argument word(String word) {
        return switch (word) {
            case "default" -> new PuppetType.Default();
            case "true", "false" -> new PuppetType.Literal(new Value.Truth(word.equals("true"), HERE));
            case "undef" -> new PuppetType.Literal(new Value.Undef(HERE));
            default -> new PuppetType.Literal(Value.Text.of(word, HERE));
        };
    }

    private static String unquoted(Matcher string) {
        String inside = string.group(1) != null ? string.group(1) : string.group(2);
        return inside.replaceAll("\\\\(['\"\\\\])", "$1");
    }

    private PuppetType.Members members() throws Broken {
        List<PuppetType.Member> members = new ArrayList<>();
        close('{');
        while (!closes('}')) {
            if (!members.isEmpty()) {
                close(',');
                if (closes('}')) {
                    break;
                }
            }
            members.add(member());
        }
        return new PuppetType.Members(members);
    }

    /** {@code key => T}; a key in NotUndef must be there, one in Optional need not, else the type decides. */
    private PuppetType.Member member() throws Broken {
        blank();
        PuppetType.Argument key = argument();
        String wrapped = "";
        if (key instanceof PuppetType.Type type && type.type().arguments().size() == 1) {
            wrapped = type.type().name();
            key = type.type().arguments().get(0);
        }
        if (!(key instanceof PuppetType.Literal literal) || !(literal.value() instanceof Value.Text name)) {
            throw unexpected();
        }
        blank();
        if (!text.startsWith("=>", position)) {
            throw unexpected();
        }
        position += 2;
        PuppetType type = type();
        boolean optional =
                wrapped.equals("Optional") || !wrapped.equals("NotUndef") && type.accepts(new Value.Undef(HERE));
        return new PuppetType.Member(name.text(), optional, type);
    }

    private Broken unexpected() {
        return new Broken(
                position >= text.length() ? "Syntax error at end of input" : "Syntax error at '" + found() + "'");
    }

    private String found() {
        return text.substring(position, Math.min(text.length(), position + 1));
    }

    private boolean peeks(char c) {
        blank();
        return position < text.length() && text.charAt(position) == c;
    }

    private boolean closes(char c) {
        boolean there = peeks(c);
        position += there ? 1 : 0;
        return there;
    }

    private void close(char c) throws Broken {
        if (!closes(c)) {
            throw unexpected();
        }
    }

    private void blank() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private Optional<Matcher> next(Pattern pattern) {
        blank();
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(matcher);
    }
}
