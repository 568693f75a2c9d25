package org.mailwright.diagnostic;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a rule is for: a site chooses the sets it wants under {@code checks: sets:}. */
public enum RuleSet {
    /** What is wrong in any mail system; always on unless the site turns a rule off. */
    RECOMMENDED,
    /** What a careful postmaster would do besides; off by default. */
    STRICT,
    /** What only a system on the public internet must hold, e.g. no reserved example names; off by default. */
    PRODUCTION;

    /** The sets of these words. */
    public static Set<RuleSet> named(Collection<String> words) {
        return Arrays.stream(values())
                .filter(set -> words.contains(set.word()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As it is written in {@code mailwright.yaml}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
