package org.mailwright.hiera.lookup;

import org.mailwright.hiera.Value;

/** Puppet's abstract types {@code Data} and {@code Scalar}, which its merges ask for. */
public final class DataTypes {
    private DataTypes() {}

    /** Scalar, Undef, and lists and hashes of them; the keys of a hash are strings. */
    public static boolean isData(Value value) {
        if (value instanceof Value.Sequence list) {
            return list.items().stream().allMatch(DataTypes::isData);
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream().allMatch(entry -> isText(entry.key()) && isData(entry.value()));
        }
        return value instanceof Value.Undef || isScalar(value);
    }

    public static boolean isScalar(Value value) {
        return isText(value)
                || value instanceof Value.Whole
                || value instanceof Value.Real
                || value instanceof Value.Truth;
    }

    /** A string of which it is known what is in it. */
    static boolean isKnownText(Value value) {
        return value instanceof Value.Text || value instanceof Value.Sealed sealed && !sealed.isOpaque();
    }

    public static boolean isText(Value value) {
        return value instanceof Value.Text || value instanceof Value.Sealed;
    }
}
