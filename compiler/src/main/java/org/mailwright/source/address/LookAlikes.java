package org.mailwright.source.address;

import java.util.Locale;
import java.util.Optional;
import org.mailwright.diagnostic.kind.AddressKinds;

/** Quotes, dashes and blanks that a word processor writes in place of those of the keyboard. */
public final class LookAlikes {
    private static final String QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212";

    private LookAlikes() {}

    /** The text without such quotes and outer blanks, with plain hyphens and without a final dot; nothing when that is the same. */
    public static Optional<String> meant(String text) {
        String plain = plain(text).replaceFirst("(?<=.)\\.$", "");
        return Optional.of(plain).filter(found -> !found.equals(text) && !found.isEmpty());
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (DASHES.indexOf(c) >= 0) {
                plain.append('-');
            } else if (QUOTES.indexOf(c) < 0 && Character.getType(c) != Character.FORMAT) {
                plain.appendCodePoint(c);
            }
        });
        int from = 0;
        int to = plain.length();
        while (from < to && isBlank(plain.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(plain.charAt(to - 1))) {
            to--;
        }
        return plain.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isSpaceChar(c) || c == '\t';
    }

    /** The fault of a name with such a quote or dash. */
    static Optional<Fault> of(String text) {
        Optional<Integer> sign = text.codePoints()
                .filter(c -> DASHES.indexOf(c) >= 0 || QUOTES.indexOf(c) >= 0)
                .boxed()
                .findFirst();
        return sign.map(c -> new Fault(
                AddressKinds.CONFUSABLE_NAME,
                "it has the " + (DASHES.indexOf(c) >= 0 ? "dash" : "quote") + " "
                        + String.format(Locale.ROOT, "U+%04X", c) + " of a word processor",
                "type it anew on the keyboard: " + plain(text)));
    }
}
