package org.mailwright.change;

import java.util.Locale;

/** What happens to a thing between two states. */
public enum Kind {
    ADDED("+"),
    CHANGED("~"),
    REMOVED("-");

    private final String sign;

    Kind(String sign) {
        this.sign = sign;
    }

    /** The sign in front of it: {@code +}, {@code ~} or {@code -}. */
    public String sign() {
        return sign;
    }

    /** In lower case, e.g. {@code added}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind for something that was there, is there, or both. */
    static Kind of(boolean before, boolean after) {
        return before && after ? CHANGED : after ? ADDED : REMOVED;
    }
}
