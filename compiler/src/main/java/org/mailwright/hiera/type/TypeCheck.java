package org.mailwright.hiera.type;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;
import org.mailwright.hiera.lookup.DataTypes;
import org.mailwright.hiera.ruby.RubyRegex;

/** Whether a value is of a type (Puppet's language reference, data types). */
final class TypeCheck {
    /** Types that look into a string. */
    private static final Set<String> TEXTS = Set.of("String", "Enum", "Pattern");

    private TypeCheck() {}

    static boolean accepts(PuppetType type, Value value) {
        List<PuppetType> types = type.types();
        if (value instanceof Value.Sealed sealed
                && sealed.isOpaque()
                && (sealed.converted() || TEXTS.contains(type.name()))) {
            // What is in it is not known, and its ciphertext says nothing of that.
            return true;
        }
        return switch (type.name()) {
            case "Any" -> true;
            case "Undef" -> value instanceof Value.Undef;
            case "NotUndef" -> !(value instanceof Value.Undef) && inner(type, value);
            case "Optional" -> value instanceof Value.Undef || !type.arguments().isEmpty() && inner(type, value);
            case "Variant" -> types.stream().anyMatch(one -> accepts(one, value));
            case "Data" -> DataTypes.isData(value);
            case "RichData" -> Values.refused(value).isEmpty();
            case "Scalar", "ScalarData" -> DataTypes.isScalar(value);
            case "String" -> DataTypes.isText(value) && text(type, Values.text(value));
            case "Enum" -> DataTypes.isText(value) && named(type, Values.text(value));
            case "Pattern" -> DataTypes.isText(value) && matches(type, Values.text(value));
            case "Boolean" -> value instanceof Value.Truth && (type.arguments().isEmpty() || literal(type, value));
            case "Integer" -> value instanceof Value.Whole && inBounds(type, value);
            case "Float" -> value instanceof Value.Real && inBounds(type, value);
            case "Numeric" -> (value instanceof Value.Whole || value instanceof Value.Real) && inBounds(type, value);
            case "Sensitive" -> value instanceof Value.Sensitive sensitive && inner(type, sensitive.value());
            case "Array" -> value instanceof Value.Sequence list && list(type, list);
            case "Tuple" -> value instanceof Value.Sequence list && tuple(type, list.items());
            case "Hash" -> value instanceof Value.Mapping mapping && hash(type, mapping);
            case "Struct" -> value instanceof Value.Mapping mapping && struct(type, mapping);
            case "Collection" ->
                value instanceof Value.Sequence list
                                && sized(type.bounds(), list.items().size())
                        || value instanceof Value.Mapping mapping
                                && sized(type.bounds(), mapping.entries().size());
            case "Iterable" ->
                value instanceof Value.Sequence
                        || value instanceof Value.Mapping
                        || value instanceof Value.Whole whole && whole.number().signum() >= 0
                        || DataTypes.isText(value);
            default -> false;
        };
    }

    /** The type in brackets, or the string that Optional and NotUndef take for one. */
    private static boolean inner(PuppetType type, Value value) {
        if (type.arguments().isEmpty()) {
            return true;
        }
        return type.types().isEmpty()
                ? literal(type, value)
                : accepts(type.types().get(0), value);
    }

    private static boolean literal(PuppetType type, Value value) {
        return type.arguments().stream()
                .anyMatch(argument -> argument instanceof PuppetType.Literal literal
                        && Values.plain(literal.value()).equals(Values.plain(value)));
    }

    private static boolean text(PuppetType type, String text) {
        boolean exact = type.arguments().stream()
                .anyMatch(argument ->
                        argument instanceof PuppetType.Literal literal && literal.value() instanceof Value.Text);
        return exact
                ? literal(type, Value.Text.of(text, Location.file("")))
                : sized(type.bounds(), text.codePointCount(0, text.length()));
    }

    /** An Enum that ends in true does not look at the case. */
    private static boolean named(PuppetType type, String text) {
        boolean anyCase = type.arguments().stream()
                .anyMatch(argument -> argument instanceof PuppetType.Literal literal
                        && literal.value() instanceof Value.Truth truth
                        && truth.truth());
        return type.arguments().stream()
                .filter(argument ->
                        argument instanceof PuppetType.Literal literal && literal.value() instanceof Value.Text)
                .map(argument -> Values.text(((PuppetType.Literal) argument).value()))
                .anyMatch(name -> anyCase ? name.equalsIgnoreCase(text) : name.equals(text));
    }

    private static boolean matches(PuppetType type, String text) {
        return type.arguments().isEmpty() || type.arguments().stream().anyMatch(argument -> regex(argument, text));
    }

    private static boolean regex(PuppetType.Argument argument, String text) {
        if (argument instanceof PuppetType.Type named) {
            return matches(named.type(), text);
        }
        String source = argument instanceof PuppetType.Regex regex
                ? regex.source()
                : argument instanceof PuppetType.Literal literal ? Values.text(literal.value()) : "";
        try {
            return RubyRegex.compile(source).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static boolean list(PuppetType type, Value.Sequence list) {
        return sized(type.bounds(), list.items().size())
                && (type.types().isEmpty()
                        || list.items().stream()
                                .allMatch(item -> accepts(type.types().get(0), item)));
    }

    /** The last type repeats as far as the bounds allow. */
    private static boolean tuple(PuppetType type, List<Value> items) {
        List<PuppetType> types = type.types();
        boolean sized = type.bounds().isEmpty()
                ? types.isEmpty() || items.size() == types.size()
                : sized(type.bounds(), items.size());
        if (!sized || types.isEmpty()) {
            return sized;
        }
        for (int i = 0; i < items.size(); i++) {
            if (!accepts(types.get(Math.min(i, types.size() - 1)), items.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hash(PuppetType type, Value.Mapping mapping) {
        List<PuppetType> types = type.types();
        return sized(type.bounds(), mapping.entries().size())
                && (types.size() < 2
                        || mapping.entries().stream()
                                .allMatch(entry ->
                                        accepts(types.get(0), entry.key()) && accepts(types.get(1), entry.value())));
    }

    private static boolean struct(PuppetType type, Value.Mapping mapping) {
        List<PuppetType.Member> members = type.arguments().stream()
                .filter(PuppetType.Members.class::isInstance)
                .flatMap(argument -> ((PuppetType.Members) argument).members().stream())
                .toList();
        Set<String> names = members.stream().map(PuppetType.Member::key).collect(Collectors.toSet());
        boolean known = mapping.entries().stream()
                .allMatch(entry -> DataTypes.isText(entry.key()) && names.contains(Values.text(entry.key())));
        return known
                && members.stream()
                        .allMatch(member -> mapping.get(member.key())
                                .map(value -> accepts(member.type(), value))
                                .orElse(member.optional()));
    }

    private static boolean sized(List<PuppetType.Argument> bounds, int size) {
        return within(bounds, BigDecimal.valueOf(size));
    }

    private static boolean inBounds(PuppetType type, Value value) {
        if (value instanceof Value.Real real && !Double.isFinite(real.number())) {
            return type.bounds().isEmpty();
        }
        return within(
                type.bounds(),
                value instanceof Value.Whole whole
                        ? new BigDecimal(whole.number())
                        : BigDecimal.valueOf(((Value.Real) value).number()));
    }

    private static boolean within(List<PuppetType.Argument> bounds, BigDecimal number) {
        return (bounds.isEmpty() || compared(bounds.get(0), number) <= 0)
                && (bounds.size() < 2 || compared(bounds.get(1), number) >= 0);
    }

    /** How a bound lies to a number; one that is not given lies as wanted. */
    private static int compared(PuppetType.Argument bound, BigDecimal number) {
        if (!(bound instanceof PuppetType.Literal literal)) {
            return 0;
        }
        BigDecimal limit = literal.value() instanceof Value.Whole whole
                ? new BigDecimal(whole.number())
                : BigDecimal.valueOf(((Value.Real) literal.value()).number());
        return limit.compareTo(number);
    }
}
