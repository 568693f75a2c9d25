package org.mailwright.dns;

/** Writes the values of master files (RFC 1035 section 5.1). What has no safe form is refused: by then it is a defect. */
final class ZoneText {
    /** A character-string has one octet for its length (RFC 1035 section 3.3). */
    private static final int LONGEST_STRING = 255;

    private ZoneText() {}

    /**
     * Text as one or several quoted character-strings. Readers join them without a blank (RFC 7208 section 3.3, RFC 6376
     * section 3.6.2.2), so cutting loses nothing. Always quoted, since a semicolon outside quotes begins a comment.
     */
    static String strings(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                throw new IllegalArgumentException("a TXT record with a character that is not printable ASCII");
            }
            out.append(i > 0 && i % LONGEST_STRING == 0 ? "\" \"" : "");
            out.append(c == '"' || c == '\\' ? "\\" : "").append(c);
        }
        return out.append('"').toString();
    }
}
