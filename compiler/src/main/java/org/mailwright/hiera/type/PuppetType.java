package org.mailwright.hiera.type;

import java.util.List;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.ruby.RubyText;

/** A data type in Puppet's language, e.g. {@code Array[String[1]]}: what a looked-up value must be. */
public final class PuppetType {
    private final String name;
    private final List<Argument> arguments;

    PuppetType(String name, List<Argument> arguments) {
        this.name = name;
        this.arguments = List.copyOf(arguments);
    }

    /** What stands between the brackets of a type. */
    sealed interface Argument {}

    /** A type. */
    record Type(PuppetType type) implements Argument {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    /** A number, a boolean, a string or undef. */
    record Literal(Value value) implements Argument {
        @Override
        public String toString() {
            return value instanceof Value.Text text ? "'" + text.text() + "'" : RubyText.inspect(value);
        }
    }

    /** {@code default}: no bound. */
    record Default() implements Argument {
        @Override
        public String toString() {
            return "default";
        }
    }

    /** {@code /…/}. */
    record Regex(String source) implements Argument {
        @Override
        public String toString() {
            return "/" + source + "/";
        }
    }

    /** The members of a Struct. */
    record Members(List<Member> members) implements Argument {
        @Override
        public String toString() {
            return members.stream().map(Member::toString).collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /**
     * One member of a Struct.
     *
     * @param optional the key may be missing
     */
    record Member(String key, boolean optional, PuppetType type) {
        @Override
        public String toString() {
            return (optional ? "Optional['" + key + "']" : "'" + key + "'") + " => " + type;
        }
    }

    /** The type, or why the text is none; a name that Puppet itself does not know is a type without values. */
    public static Parsed<PuppetType> parse(String text) {
        return new TypeParser(text).parse();
    }

    /** True when the value is of this type. */
    public boolean accepts(Value value) {
        return TypeCheck.accepts(this, value);
    }

    public String name() {
        return name;
    }

    List<Argument> arguments() {
        return arguments;
    }

    /** The arguments that are types. */
    public List<PuppetType> types() {
        return arguments.stream()
                .filter(Type.class::isInstance)
                .map(argument -> ((Type) argument).type())
                .toList();
    }

    /** The arguments that are bounds: numbers and {@code default}. */
    List<Argument> bounds() {
        return arguments.stream()
                .filter(argument -> argument instanceof Default
                        || argument instanceof Literal literal
                                && (literal.value() instanceof Value.Whole || literal.value() instanceof Value.Real))
                .toList();
    }

    // Hash[String, Integer[0, default]]
    @Override
    public String toString() {
        return arguments.isEmpty()
                ? name
                : name + arguments.stream().map(Argument::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
