package org.mailwright.proof.signing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mailwright.proof.EmittedFile;

/** A map of rspamd: one entry a line, a key, a blank, and a value (which a set has not). */
record MapEntries(EmittedFile file, Map<String, String> values, Map<String, Integer> lines) {

    static MapEntries of(EmittedFile file) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        file.read((number, text) -> {
            String[] parts = text.strip().split("\\s+", 2);
            if (!parts[0].isEmpty() && !parts[0].startsWith("#")) {
                values.put(parts[0], parts.length > 1 ? parts[1] : "");
                lines.put(parts[0], number);
            }
        });
        return new MapEntries(file, values, lines);
    }

    /** The line of a key; 0 where there is none. */
    int line(String key) {
        return lines.getOrDefault(key, 0);
    }
}
