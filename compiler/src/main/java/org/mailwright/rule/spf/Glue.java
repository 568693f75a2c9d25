package org.mailwright.rule.spf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terms without the blank between them, mostly because a record was cut into strings there: they are joined without one
 * (RFC 7208 section 3.3).
 */
record Glue(String left, String right) {
    private static final Pattern TERMS = Pattern.compile(
            "(?i)(.*[^\\s:/=+?~.%_-])((?:[+?~-]?(?:include|exists|ip4|ip6):|redirect=|exp=|[+?~-](?:all|mx|a)$).*)");

    /** Where a word is two terms. */
    static Optional<Glue> of(String word) {
        Matcher terms = TERMS.matcher(word);
        return terms.matches() ? Optional.of(new Glue(terms.group(1), terms.group(2))) : Optional.empty();
    }
}
