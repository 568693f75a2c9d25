package org.mailwright.source.address;

import java.util.Locale;
import java.util.Optional;
import org.mailwright.diagnostic.kind.AddressKinds;

/** Characters that no address holds and that a reader of the text may not see. */
final class Characters {
    private Characters() {}

    /** A control character, a Unicode line separator or half a surrogate pair: it can end a line of a table or cut it off. */
    static Optional<Fault> control(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean line = c == 0x2028 || c == 0x2029;
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (Character.isISOControl(c) || line || half) {
                return Optional.of(new Fault(
                        AddressKinds.CONTROL_CHAR,
                        "it has the control character " + name(c) + " at position " + (i + 1),
                        "remove it, and look at who wrote it: it could begin a table entry of its own"));
            }
        }
        return Optional.empty();
    }

    /** A blank, or a character that takes no room: no-break and zero-width spaces, byte order mark, direction marks. */
    static Optional<Fault> blank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean unseen = Character.getType(c) == Character.FORMAT;
            if (unseen || Character.isSpaceChar(c)) {
                String what =
                        c == ' ' ? "a blank" : unseen ? "the invisible character " + name(c) : "the blank " + name(c);
                return Optional.of(
                        new Fault(AddressKinds.WHITESPACE, "it has " + what + " at position " + (i + 1), "remove it"));
            }
        }
        return Optional.empty();
    }

    private static String name(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }
}
