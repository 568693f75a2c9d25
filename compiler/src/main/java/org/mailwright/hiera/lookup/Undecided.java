package org.mailwright.hiera.lookup;

import java.util.ArrayList;
import java.util.List;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.Merge;
import org.mailwright.hiera.Value;
import org.mailwright.hiera.Values;

/** Items of merged lists that may be equal: they differ in ciphertext alone, which nothing here can open. */
final class Undecided {
    private final String key;
    private final Merge merge;
    private final List<Diagnostic> findings = new ArrayList<>();

    private Undecided(String key, Merge merge) {
        this.key = key;
        this.merge = merge;
    }

    /** A finding for each item of which Puppet may see only an earlier one. */
    static List<Diagnostic> of(String key, Merge merge, Value merged) {
        Undecided undecided = new Undecided(key, merge);
        if (Values.holdsSealed(merged)) {
            undecided.walk(merged);
        }
        return undecided.findings;
    }

    private void walk(Value value) {
        if (value instanceof Value.Mapping mapping) {
            mapping.entries().forEach(entry -> walk(entry.value()));
        }
        List<Value> items = value instanceof Value.Sequence list ? list.items() : List.of();
        for (int i = 0; i < items.size(); i++) {
            walk(items.get(i));
            for (int j = 0; j < i; j++) {
                if (isCompared(items.get(i), items.get(j)) && mayEqual(items.get(j), items.get(i))) {
                    findings.add(Diagnostic.info(
                                    HieraKinds.EYAML_UNDECRYPTED,
                                    items.get(i).location(),
                                    "whether this item of " + key
                                            + " repeats another one is encrypted: the merge keeps both")
                            .seeing(items.get(j).location(), "the other one")
                            .advising("look the key up where the eyaml private key is"));
                    break;
                }
            }
        }
    }

    /** A deep merge leaves a list alone that one level has. */
    private boolean isCompared(Value one, Value other) {
        boolean merged = merge.strategy() == Merge.Strategy.UNIQUE
                || !one.location().source().equals(other.location().source());
        return merged && (holdsOpaque(one) || holdsOpaque(other));
    }

    private static boolean holdsOpaque(Value value) {
        if (value instanceof Value.Sequence list) {
            return list.items().stream().anyMatch(Undecided::holdsOpaque);
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().stream().anyMatch(entry -> holdsOpaque(entry.value()));
        }
        return value instanceof Value.Sealed sealed && sealed.isOpaque();
    }

    /** Ciphertext may be any text. */
    private static boolean mayEqual(Value one, Value other) {
        boolean opaque = holdsOpaque(one) || holdsOpaque(other);
        if (!opaque) {
            return Values.plain(one).equals(Values.plain(other));
        }
        if (one instanceof Value.Sequence left && other instanceof Value.Sequence right) {
            boolean equal = left.items().size() == right.items().size();
            for (int i = 0; equal && i < left.items().size(); i++) {
                equal = mayEqual(left.items().get(i), right.items().get(i));
            }
            return equal;
        }
        if (one instanceof Value.Mapping left && other instanceof Value.Mapping right) {
            return left.entries().size() == right.entries().size()
                    && left.entries().stream()
                            .allMatch(entry -> right.entries().stream()
                                    .anyMatch(pair -> Values.plain(pair.key()).equals(Values.plain(entry.key()))
                                            && mayEqual(entry.value(), pair.value())));
        }
        return DataTypes.isText(one) && DataTypes.isText(other);
    }
}
