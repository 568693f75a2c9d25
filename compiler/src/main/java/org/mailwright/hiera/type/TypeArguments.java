package org.mailwright.hiera.type;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.mailwright.hiera.Value;

/** What each type takes between its brackets (Puppet language reference, "Data types"). */
final class TypeArguments {
    private static final Set<String> BARE =
            Set.of("Any", "Undef", "Data", "RichData", "Scalar", "ScalarData", "Numeric", "Default");

    private TypeArguments() {}

    static boolean fit(String name, List<PuppetType.Argument> arguments) {
        if (BARE.contains(name)) {
            return arguments.isEmpty();
        }
        return switch (name) {
            case "Integer", "Float", "Collection" ->
                arguments.stream().allMatch(TypeArguments::isBound) && inOrder(arguments);
            case "String" -> arguments.stream().allMatch(TypeArguments::isSize) && inOrder(arguments);
            case "Boolean" ->
                arguments.size() <= 1 && arguments.stream().allMatch(argument -> is(argument, Value.Truth.class));
            case "Enum" ->
                arguments.stream()
                        .allMatch(argument -> is(argument, Value.Text.class) || is(argument, Value.Truth.class));
            case "Pattern" ->
                arguments.stream()
                        .allMatch(argument -> argument instanceof PuppetType.Regex
                                || argument instanceof PuppetType.Type
                                || is(argument, Value.Text.class));
            case "Optional", "NotUndef", "Sensitive" -> arguments.size() <= 1;
            case "Struct" -> arguments.size() <= 1 && arguments.stream().allMatch(PuppetType.Members.class::isInstance);
            case "Array", "Tuple", "Hash" ->
                inOrder(arguments.stream().filter(TypeArguments::isBound).toList());
            default -> true;
        };
    }

    private static boolean is(PuppetType.Argument argument, Class<? extends Value> kind) {
        return argument instanceof PuppetType.Literal literal && kind.isInstance(literal.value());
    }

    private static boolean isBound(PuppetType.Argument argument) {
        return argument instanceof PuppetType.Default
                || is(argument, Value.Whole.class)
                || is(argument, Value.Real.class);
    }

    private static boolean isSize(PuppetType.Argument argument) {
        return argument instanceof PuppetType.Default
                || argument instanceof PuppetType.Literal literal
                        && literal.value() instanceof Value.Whole whole
                        && whole.number().signum() >= 0;
    }

    private static boolean inOrder(List<PuppetType.Argument> bounds) {
        return bounds.size() < 2
                || bounds.size() == 2
                        && (bounds.get(0) instanceof PuppetType.Default
                                || bounds.get(1) instanceof PuppetType.Default
                                || number(bounds.get(0)).compareTo(number(bounds.get(1))) <= 0);
    }

    private static BigDecimal number(PuppetType.Argument bound) {
        Value value = ((PuppetType.Literal) bound).value();
        return value instanceof Value.Whole whole
                ? new BigDecimal(whole.number())
                : BigDecimal.valueOf(((Value.Real) value).number());
    }
}
