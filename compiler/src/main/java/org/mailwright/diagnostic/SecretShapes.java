package org.mailwright.diagnostic;

/**
 * Secrets that are known by their shape, whatever text they are in: hashes of passwords, private keys, what eyaml's editor
 * left open, passwords in URLs. Each shows as {@code (secret)}. One pass over the text, without regular expressions and without
 * a search to its end: it may be large and hostile.
 */
public final class SecretShapes {
    /** What a secret shows as. */
    public static final String HIDDEN = "(secret)";

    private SecretShapes() {}

    /** Where a secret is in a text. */
    record Span(int from, int to) {
        static final Span NOTHING = new Span(0, 0);

        boolean isEmpty() {
            return to <= from;
        }
    }

    /** The text with every secret in it hidden. */
    public static String masked(String text) {
        StringBuilder out = new StringBuilder(0);
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            Span span = at(text, i);
            if (!span.isEmpty()) {
                out.append(text, done, span.from()).append(HIDDEN);
                done = span.to();
                i = done - 1;
            }
        }
        return done == 0 ? text : out.append(text, done, text.length()).toString();
    }

    /** The secret whose shape begins here; its beginning may be shown, as the name of a method is. */
    private static Span at(String text, int place) {
        return switch (text.charAt(place)) {
            case '{' -> HashShape.schemed(text, place);
            case '$' -> HashShape.modular(text, place);
            case '-' -> KeyShape.framed(text, place);
            case 'M' -> KeyShape.bare(text, place);
            case 'D' -> EditedShape.find(text, place);
            case ':' -> UrlShape.password(text, place);
            case '?', '&' -> UrlShape.parameter(text, place);
            case 'B' -> UrlShape.bearer(text, place);
            case 'b' -> {
                Span key = KeyShape.bare(text, place);
                yield key.isEmpty() ? UrlShape.bearer(text, place) : key;
            }
            default -> Span.NOTHING;
        };
    }

    /** Where a character is, no further than so far from a place; -1 where it is not. */
    static int near(String text, String wanted, int from, int most) {
        int end = Math.min(text.length(), from + most + wanted.length());
        for (int i = from; i + wanted.length() <= end; i++) {
            if (text.startsWith(wanted, i)) {
                return i;
            }
        }
        return -1;
    }
}
