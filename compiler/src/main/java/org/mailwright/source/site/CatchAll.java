package org.mailwright.source.site;

/** A key that means every address of a domain, as it is written for Postfix (virtual(5)) or by guess. */
final class CatchAll {
    private CatchAll() {}

    /** True for {@code @onion.example} and {@code *@onion.example}. */
    static boolean is(String key) {
        int from = key.startsWith("*@") ? 2 : 1;
        if (!key.startsWith("@") && from == 1 || key.length() == from) {
            return false;
        }
        for (int i = from; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!word && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }
}
