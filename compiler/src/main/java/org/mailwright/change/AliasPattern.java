package org.mailwright.change;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An alias domain in the table of patterns.
 *
 * @param domain the alias domain
 * @param home the domain whose addresses it repeats
 */
record AliasPattern(String domain, String home) {
    // /^(.+)@onion\.test$/ ${1}@onion.example
    private static final Pattern KEY = Pattern.compile("/\\^\\(\\.\\+\\)@([^/]+)\\$/");
    private static final String VALUE = "${1}@";

    /** Reads an entry; nothing for an address of an alias domain that stands for itself. */
    static Optional<AliasPattern> of(String key, String value) {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches() && value.startsWith(VALUE)
                ? Optional.of(new AliasPattern(matcher.group(1).replace("\\", ""), value.substring(VALUE.length())))
                : Optional.empty();
    }
}
