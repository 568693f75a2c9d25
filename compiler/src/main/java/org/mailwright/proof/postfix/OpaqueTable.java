package org.mailwright.proof.postfix;

import java.util.Optional;

/** A table whose entries are not among the emitted files: a daemon's, or one that the host has of its own. */
record OpaqueTable(String reference) implements LookupTable {
    @Override
    public Optional<Hit> find(String key) {
        return Optional.empty();
    }

    @Override
    public boolean isFixed() {
        return true;
    }

    @Override
    public boolean isOpaque() {
        return true;
    }
}
