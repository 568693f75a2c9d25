package org.mailwright.proof.postfix;

import java.util.List;
import java.util.Optional;

/** What each table answers is looked up in the next ({@code pipemap:}); it passes for what its first table is. */
record PipeTable(List<LookupTable> tables) implements LookupTable {
    @Override
    public Optional<Hit> find(String key) {
        Optional<Hit> hit = Optional.empty();
        String next = key;
        for (LookupTable table : tables) {
            hit = table.find(next);
            if (hit.isEmpty()) {
                return hit;
            }
            next = hit.get().value();
        }
        return hit;
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
