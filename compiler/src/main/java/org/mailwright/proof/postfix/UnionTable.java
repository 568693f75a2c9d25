package org.mailwright.proof.postfix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answers of all tables with commas between ({@code unionmap:}); it passes for what its first table is. */
record UnionTable(List<LookupTable> tables) implements LookupTable {
    @Override
    public Optional<Hit> find(String key) {
        List<Hit> hits =
                tables.stream().flatMap(table -> table.find(key).stream()).toList();
        return hits.size() < 2
                ? hits.stream().findFirst()
                : Optional.of(new Hit(
                        hits.stream().map(Hit::value).collect(Collectors.joining(",")),
                        hits.get(0).file(),
                        hits.get(0).line()));
    }

    @Override
    public boolean isFixed() {
        return !tables.isEmpty() && tables.get(0).isFixed();
    }

    @Override
    public boolean isOpaque() {
        return tables.stream().anyMatch(LookupTable::isOpaque);
    }
}
