package org.mailwright.hiera.lookup;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;
import org.mailwright.hiera.ruby.NumberFormat;
import org.mailwright.hiera.ruby.NumberText;
import org.mailwright.hiera.type.PuppetType;

/** {@code convert_to}: a value made into one of another type, as Puppet's function {@code new} does. */
public final class Conversion {
    private final String key;
    private final Value option;

    private Conversion(String key, Value option) {
        this.key = key;
        this.option = option;
    }

    /**
     * The value of a key, converted.
     *
     * @param option a type, or a list of a type and its further arguments
     */
    public static Value of(String key, Value option, Value value) throws LookupFailure {
        List<Value> parts = option instanceof Value.Sequence list ? list.items() : List.of(option);
        Conversion conversion = new Conversion(key, option);
        if (parts.isEmpty() || !DataTypes.isText(parts.get(0))) {
            throw conversion.failed("'new' expects a type");
        }
        String source = Values.text(parts.get(0));
        Parsed<PuppetType> type = PuppetType.parse(source);
        if (type.value().isEmpty()) {
            throw conversion.failure("Invalid data type in lookup_options for key '" + key + "' could not parse '"
                    + source + "', error: '" + type.reason());
        }
        Value made = conversion.made(type.orElseThrow(), value, parts.subList(1, parts.size()));
        boolean number = made instanceof Value.Whole || made instanceof Value.Real || made instanceof Value.Truth;
        // A number made of a secret is one.
        return number && Values.isSecret(value) ? Values.secret(made) : made;
    }

    /** True for a conversion that makes secrets of values, or is meant to. */
    static boolean hides(Value option) {
        return Values.text(option).contains("Sensitive");
    }

    private LookupFailure failure(String message) {
        return new LookupFailure(FailureKind.CONVERT_TO, HieraKinds.WRONG_TYPE, option.location(), message);
    }

    private LookupFailure failed(String message) {
        return failure("The convert_to lookup_option for key '" + key + "' raised error: " + message);
    }

    /** A secret is not told. */
    private LookupFailure cannot(Value value, String type) {
        boolean told = DataTypes.isText(value) && !Values.isSecret(value) && !hides(option);
        String what = told ? "The string '" + Values.text(value) + "'" : "Value of type " + value.kind();
        return failed("'new' " + what + " cannot be converted to " + type);
    }

    private Value made(PuppetType type, Value value, List<Value> more) throws LookupFailure {
        if (more.isEmpty() && type.accepts(value)) {
            return value;
        }
        if (value instanceof Value.Sealed sealed
                && sealed.isOpaque()
                && !type.name().equals("Sensitive")) {
            // What it would become is in the ciphertext.
            return new Value.Sealed(sealed.ciphertext(), Optional.empty(), true, sealed.location());
        }
        Value made = plain(type, value, more);
        if (!type.accepts(made)) {
            throw failed(
                    "Converted value from " + type + ".new() has wrong type, expects " + type + ", got " + made.kind());
        }
        return made;
    }

    private Value plain(PuppetType type, Value value, List<Value> more) throws LookupFailure {
        Location at = value.location();
        int most = type.name().equals("Integer")
                ? 2
                : Set.of("Sensitive", "Boolean").contains(type.name()) ? 0 : 1;
        boolean switched = Set.of("Float", "Numeric", "Array", "Tuple").contains(type.name());
        if (more.size() > most || switched && more.stream().anyMatch(other -> !(other instanceof Value.Truth))) {
            throw failed("The function 'new' was called with arguments it does not accept");
        }
        switch (type.name()) {
            case "Optional", "NotUndef":
                if (type.types().isEmpty()) {
                    break;
                }
                return plain(type.types().get(0), value, more);
            case "Sensitive":
                return new Value.Sensitive(Values.secret(value), at);
            case "String":
                return text(value, more);
            case "Integer":
                return integer(value, more);
            case "Float", "Numeric":
                return number(type.name(), value, more);
            case "Boolean":
                return new Value.Truth(truth(value), at);
            case "Array", "Tuple":
                return list(value, more);
            case "Hash", "Struct":
                return hash(value, more);
            default:
                break;
        }
        boolean known = Set.of(
                        "Any",
                        "Data",
                        "RichData",
                        "Scalar",
                        "ScalarData",
                        "Variant",
                        "Enum",
                        "Pattern",
                        "Undef",
                        "Collection",
                        "Iterable",
                        "Optional",
                        "NotUndef")
                .contains(type.name());
        String name = known ? type.toString() : "TypeReference['" + type + "']";
        throw failed("Creation of new instance of type '" + name + "' is not supported");
    }

    private Value integer(Value value, List<Value> more) throws LookupFailure {
        Optional<Value> base = more.stream().findFirst();
        Optional<Integer> radix = Optional.empty();
        if (base.isPresent()) {
            if (!(base.get() instanceof Value.Whole whole)
                    || !Set.of(2, 8, 10, 16).contains(whole.number().intValue())) {
                throw failed("Illegal radix: " + Values.text(base.get()) + ", expected 2, 8, 10, 16, or default");
            }
            radix = Optional.of(whole.number().intValue());
        }
        BigInteger number = integer(value, radix);
        boolean absolute = more.size() > 1 && isTrue(more.get(1));
        return new Value.Whole(absolute ? number.abs() : number, value.location());
    }

    private BigInteger integer(Value value, Optional<Integer> radix) throws LookupFailure {
        if (value instanceof Value.Whole whole) {
            return whole.number();
        }
        if (value instanceof Value.Real real && Double.isFinite(real.number())) {
            return new BigDecimal(real.number()).toBigInteger();
        }
        if (value instanceof Value.Truth truth) {
            return truth.truth() ? BigInteger.ONE : BigInteger.ZERO;
        }
        if (DataTypes.isText(value)) {
            Optional<BigInteger> read = NumberText.whole(Values.text(value), radix);
            if (read.isPresent()) {
                return read.get();
            }
        }
        throw cannot(value, "Integer");
    }

    private Value number(String type, Value value, List<Value> more) throws LookupFailure {
        boolean absolute = !more.isEmpty() && isTrue(more.get(0));
        boolean whole = type.equals("Numeric")
                && (value instanceof Value.Whole
                        || value instanceof Value.Truth
                        || DataTypes.isText(value)
                                && NumberText.whole(Values.text(value), Optional.empty())
                                        .isPresent());
        if (whole) {
            BigInteger number = integer(value, Optional.empty());
            return new Value.Whole(absolute ? number.abs() : number, value.location());
        }
        double number = real(type, value);
        return new Value.Real(absolute ? Math.abs(number) : number, value.location());
    }

    private double real(String type, Value value) throws LookupFailure {
        if (value instanceof Value.Real real) {
            return real.number();
        }
        if (DataTypes.isText(value)) {
            return NumberText.real(Values.text(value)).orElseThrow(() -> cannot(value, type));
        }
        if (value instanceof Value.Whole || value instanceof Value.Truth) {
            return integer(value, Optional.empty()).doubleValue();
        }
        throw cannot(value, type);
    }

    private boolean truth(Value value) throws LookupFailure {
        if (value instanceof Value.Truth truth) {
            return truth.truth();
        }
        if (value instanceof Value.Whole whole) {
            return whole.number().signum() != 0;
        }
        if (value instanceof Value.Real real) {
            return real.number() != 0;
        }
        String word = DataTypes.isText(value) ? Values.text(value).toLowerCase(Locale.ROOT) : "";
        return switch (word) {
            case "true", "yes", "y" -> true;
            case "false", "no", "n" -> false;
            default -> throw cannot(value, "Boolean");
        };
    }

    private Value list(Value value, List<Value> more) throws LookupFailure {
        if (value instanceof Value.Sequence) {
            return value;
        }
        if (!more.isEmpty() && isTrue(more.get(0))) {
            return new Value.Sequence(List.of(value), value.location());
        }
        if (value instanceof Value.Mapping mapping) {
            return new Value.Sequence(
                    mapping.entries().stream()
                            .<Value>map(entry -> new Value.Sequence(
                                    List.of(entry.key(), entry.value()),
                                    entry.key().location()))
                            .toList(),
                    mapping.location());
        }
        if (value instanceof Value.Text text) {
            return new Value.Sequence(
                    text.text()
                            .codePoints()
                            .<Value>mapToObj(c -> new Value.Text(Character.toString(c), text.secret(), text.location()))
                            .toList(),
                    text.location());
        }
        if (value instanceof Value.Whole whole
                && whole.number().signum() >= 0
                && whole.number().bitLength() < 20) {
            List<Value> numbers = new ArrayList<>();
            for (int i = 0; i < whole.number().intValue(); i++) {
                numbers.add(new Value.Whole(BigInteger.valueOf(i), whole.location()));
            }
            return new Value.Sequence(numbers, whole.location());
        }
        throw cannot(value, "Array");
    }

    private Value hash(Value value, List<Value> more) throws LookupFailure {
        if (value instanceof Value.Mapping && more.isEmpty()) {
            return value;
        }
        if (!more.isEmpty()) {
            throw failed("'new' the arguments of Hash are not supported");
        }
        // What can be walked, the letters of a string too, gives keys and values in turn.
        boolean walks = DataTypes.isText(value) || value instanceof Value.Whole;
        if (!((walks ? list(value, List.of()) : value) instanceof Value.Sequence list)) {
            throw cannot(value, "Hash");
        }
        boolean pairs = list.items().stream()
                .allMatch(item ->
                        item instanceof Value.Sequence pair && pair.items().size() == 2);
        List<Value> flat = pairs
                ? list.items().stream()
                        .flatMap(item -> ((Value.Sequence) item).items().stream())
                        .toList()
                : list.items();
        if (flat.size() % 2 != 0) {
            throw failed("'new' odd number of arguments for Hash");
        }
        Map<Object, Value.Mapping.Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < flat.size(); i += 2) {
            entries.put(Values.plain(flat.get(i)), new Value.Mapping.Entry(flat.get(i), flat.get(i + 1)));
        }
        return new Value.Mapping(List.copyOf(entries.values()), list.location());
    }

    private Value text(Value value, List<Value> more) throws LookupFailure {
        if (more.isEmpty()) {
            String text = DataTypes.isText(value) ? Values.text(value) : PuppetText.of(value);
            if (Values.holdsSealed(value)) {
                return new Value.Sealed(text, Optional.empty(), true, value.location());
            }
            return new Value.Text(text, Values.isSecret(value), value.location());
        }
        if (value instanceof Value.Whole whole && DataTypes.isText(more.get(0))) {
            String format = Values.text(more.get(0));
            Optional<String> made = NumberFormat.of(format, whole.number());
            if (made.isPresent()) {
                return Value.Text.of(made.get(), value.location());
            }
        }
        throw failed("'new' the format " + Values.text(more.get(0)) + " is not supported for " + value.kind());
    }

    private static boolean isTrue(Value value) {
        return value instanceof Value.Truth truth && truth.truth();
    }
}
