package org.mailwright.diagnostic;

import org.mailwright.diagnostic.SecretShapes.Span;

/** What hiera-eyaml's editor shows in place of a ciphertext, {@code DEC(1)::PKCS7[…]!}: the plain text. */
public final class EditedShape {
    private static final String WORD = "DEC";

    private EditedShape() {}

    /** True when there is one anywhere in the text. */
    public static boolean isIn(String text) {
        for (int i = text.indexOf(WORD); i >= 0; i = text.indexOf(WORD, i + 1)) {
            int from = open(text, i);
            if (from >= 0 && !text.startsWith("…", from)) {
                return true;
            }
        }
        return false;
    }

    static Span find(String text, int place) {
        int from = text.charAt(place) == 'D' ? open(text, place) : -1;
        if (from < 0 || text.startsWith("…", from) || text.startsWith(SecretShapes.HIDDEN, from)) {
            return Span.NOTHING;
        }
        int end = text.indexOf("]!", from);
        return new Span(from, end < 0 ? text.length() : end);
    }

    /** Behind the bracket; -1 where it is another text. */
    private static int open(String text, int place) {
        if (!text.startsWith(WORD, place)) {
            return -1;
        }
        int i = place + WORD.length();
        if (i < text.length() && text.charAt(i) == '(') {
            i = behind(text, i + 1, '0', '9');
            i = text.startsWith(")", i) ? i + 1 : text.length();
        }
        if (!text.startsWith("::", i)) {
            return -1;
        }
        int name = i + 2;
        i = name;
        while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
            i++;
        }
        return i > name && text.startsWith("[", i) ? i + 1 : -1;
    }

    private static int behind(String text, int from, char low, char high) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= low && text.charAt(i) <= high) {
            i++;
        }
        return i;
    }
}
