package org.mailwright.artefact.postfix;

/**
 * Writes entries of Postfix's text tables (postmap(1), cidr_table(5), regexp_table(5)): one entry a line, never
 * continued, never commented inline. What could be read as anything else is refused: by then it is a defect.
 */
final class PostfixText {
    /** The longest key that an lmdb table takes (MDB_MAXKEYSIZE less the final NUL). */
    private static final int LONGEST_KEY = 510;

    private PostfixText() {}

    /** {@code key value}. */
    static String entry(String key, String value) {
        // Postfix reads what stands in quotes without them.
        if (key.isEmpty()
                || !isWithin(key, '!')
                || "#\"".indexOf(key.charAt(0)) >= 0
                || key.endsWith(":")
                || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("not a table key");
        }
        return key + " " + value(value);
    }

    private static String value(String value) {
        if (value.isEmpty() || !isWithin(value, ' ') || value.startsWith(" ") || value.endsWith(" ")) {
            throw new IllegalArgumentException("not a table value");
        }
        return value;
    }

    /** True for a text of ASCII characters between {@code first} and the tilde; a loop, since tables have a million entries. */
    private static boolean isWithin(String text, char first) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < first || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** An address of ours as the result of a pattern, where a dollar sign begins a reference (regexp_table(5)). */
    static String result(String text) {
        return value(text).replace("$", "$$");
    }

    /**
     * A domain name or address of ours as a POSIX extended regular expression that matches it alone and may stand
     * between slashes.
     */
    static String literal(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            boolean word = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '@';
            if (!word && ".+*?^${}/&'~=#`".indexOf(c) < 0) {
                throw new IllegalArgumentException("not text for a pattern");
            }
            out.append(".+*?^${}/".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return out.toString();
    }
}
