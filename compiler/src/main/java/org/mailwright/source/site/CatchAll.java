package org.mailwright.source.site;

/** A key that means every address of a domain, as it is written for Postfix (virtual(5)) or by guess. */
final class CatchAll {
    private CatchAll() {}

    /** True for {@code @onion.example} and {@code *@onion.example}. */
    static boolean is(String key) {
        return key.matches("\\*?@[A-Za-z0-9.-]+");
    }
}
