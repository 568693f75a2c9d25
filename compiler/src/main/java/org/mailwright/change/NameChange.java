package org.mailwright.change;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A name in the DNS of which a record changes.
 *
 * @param name absolute, e.g. {@code onion.example.}
 * @param types the types of the records that come, go or change
 */
public record NameChange(String name, SortedSet<String> types) {
    public NameChange {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
    }
}
