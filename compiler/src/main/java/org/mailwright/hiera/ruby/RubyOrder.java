package org.mailwright.hiera.ruby;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;
import org.mailwright.hiera.lookup.DataTypes;

/** Ruby's {@code <=>}: numbers by size, strings by their octets, lists item by item; nothing else has an order. */
public final class RubyOrder {
    private RubyOrder() {}

    public static OptionalInt compare(Value a, Value b) {
        if (DataTypes.isText(a) && DataTypes.isText(b)) {
            byte[] left = Values.text(a).getBytes(StandardCharsets.UTF_8);
            return OptionalInt.of(Arrays.compareUnsigned(left, Values.text(b).getBytes(StandardCharsets.UTF_8)));
        }
        if (a instanceof Value.Sequence left && b instanceof Value.Sequence right) {
            return lists(left.items(), right.items());
        }
        if (isNumber(a) && isNumber(b)) {
            return numbers(a, b);
        }
        return Values.plain(a).equals(Values.plain(b)) ? OptionalInt.of(0) : OptionalInt.empty();
    }

    private static OptionalInt lists(List<Value> a, List<Value> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            OptionalInt item = compare(a.get(i), b.get(i));
            if (item.isEmpty() || item.getAsInt() != 0) {
                return item;
            }
        }
        return OptionalInt.of(Integer.compare(a.size(), b.size()));
    }

    private static boolean isNumber(Value value) {
        return value instanceof Value.Whole || value instanceof Value.Real;
    }

    private static OptionalInt numbers(Value a, Value b) {
        double left = approximate(a);
        double right = approximate(b);
        if (Double.isNaN(left) || Double.isNaN(right)) {
            return OptionalInt.empty();
        }
        if (Double.isInfinite(left) || Double.isInfinite(right)) {
            return OptionalInt.of(Double.compare(left, right));
        }
        return OptionalInt.of(exact(a).compareTo(exact(b)));
    }

    private static double approximate(Value value) {
        return value instanceof Value.Real real ? real.number() : 0;
    }

    private static BigDecimal exact(Value value) {
        return value instanceof Value.Whole whole
                ? new BigDecimal(whole.number())
                : new BigDecimal(((Value.Real) value).number());
    }
}
