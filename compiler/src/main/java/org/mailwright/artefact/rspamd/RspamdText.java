package org.mailwright.artefact.rspamd;

/**
 * Writes values into rspamd's files. In its configuration (UCL, which rspamd first reads as a Jinja template) a value
 * stands between double quotes; in a map an entry is one line of a key, a blank and a value. What could be read as
 * anything else is refused: by then it is a defect.
 */
final class RspamdText {
    /** An end of the string, an escape, a UCL variable, a Jinja tag. */
    private static final String REFUSED = "\"\\${}";

    private RspamdText() {}

    /** A value for {@code name = "[=value]";}. */
    static String quoted(String value) {
        if (!isQuotable(value)) {
            throw new IllegalArgumentException("not a value for rspamd's configuration");
        }
        return value;
    }

    /** True when the value can stand between double quotes and means itself. */
    static boolean isQuotable(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c <= 126 && REFUSED.indexOf(c) < 0);
    }

    /** {@code key value}: a line of a map. */
    static String entry(String key, String value) {
        return word(key) + " " + word(value);
    }

    /** {@code key}: a line of a map of networks without values. */
    static String word(String word) {
        if (word.isEmpty() || word.startsWith("#") || word.chars().anyMatch(c -> c <= ' ' || c > 126 || c == '"')) {
            throw new IllegalArgumentException("not a word for a map");
        }
        return word;
    }
}
