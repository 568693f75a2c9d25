package org.mailwright.print;

/** Text where XML or HTML is expected: as character data, and inside attributes in double quotes. */
final class Markup {
    private Markup() {}

    /** The text with its markup as references; other characters are printable already. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
