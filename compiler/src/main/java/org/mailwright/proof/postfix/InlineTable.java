package org.mailwright.proof.postfix;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailwright.proof.EmittedFile;

/** Entries that stand in main.cf itself ({@code inline:}, {@code static:}). */
record InlineTable(Map<String, String> entries, Optional<String> always, EmittedFile file) implements LookupTable {
    @Override
    public Optional<Hit> find(String key) {
        return Optional.ofNullable(entries.get(key.toLowerCase(Locale.ROOT)))
                .or(() -> always)
                .map(value -> new Hit(value, file, 0));
    }

    @Override
    public boolean isFixed() {
        return true;
    }
}
