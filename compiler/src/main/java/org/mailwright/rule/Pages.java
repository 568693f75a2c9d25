package org.mailwright.rule;

import java.util.List;

/** The page of every finding there is: those of the rules, and of what readers, writers and commands see themselves. */
public final class Pages {
    private Pages() {}

    /** All pages, in the order of their names. */
    public static List<Page> all() {
        return Rulebook.standard().families().stream()
                .flatMap(Family::pages)
                .sorted()
                .toList();
    }
}
