package org.mailwright.artefact.client;

/** Writes values into XML 1.0 documents, as text and inside quoted attributes alike (sections 2.2 and 2.4). */
final class XmlText {
    private XmlText() {}

    /** The value as character data; a character that XML 1.0 cannot hold, even as a reference, is a defect by then. */
    static String escape(String value) {
        StringBuilder out = new StringBuilder();
        value.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(checked(c));
            }
        });
        return out.toString();
    }

    /** Line ends and tabs are XML's, but no value of ours has one; noncharacters and lone surrogates are nobody's. */
    private static int checked(int c) {
        boolean control = c < ' ' || c >= 0x7f && c <= 0x9f || c == 0x2028 || c == 0x2029;
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (control || surrogate || c == 0xfffe || c == 0xffff) {
            throw new IllegalArgumentException("a value with a character that XML cannot hold");
        }
        return c;
    }
}
