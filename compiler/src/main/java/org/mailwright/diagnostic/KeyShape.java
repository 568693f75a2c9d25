package org.mailwright.diagnostic;

import java.util.Base64;
import org.mailwright.diagnostic.SecretShapes.Span;

/** A private key, in the frame of a PEM file (RFC 7468) or as the bare base64 of its encoding. */
public final class KeyShape {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final String OPENSSH = "b3BlbnNzaC1rZXktdjE";
    /** What a block has besides base64 and blanks, in its headers and escapes. */
    private static final String OTHERS = "\\:,.-()@_\ufeff";

    private static final int LONGEST_LABEL = 40;
    /** Of a line of a key; shorter ones are words. */
    private static final int LINE = 16;

    private KeyShape() {}

    /** True when a private key in its frame is anywhere in the text. */
    public static boolean isIn(String text) {
        for (int i = text.indexOf(BEGIN); i >= 0; i = text.indexOf(BEGIN, i + 1)) {
            if (body(text, i) >= 0) {
                return true;
            }
        }
        return false;
    }

    // -----BEGIN RSA PRIVATE KEY-----
    // MIIEpAIBAAKCAQEA…
    // -----END RSA PRIVATE KEY-----
    static Span framed(String text, int place) {
        int from = body(text, place);
        if (from < 0) {
            return Span.NOTHING;
        }
        int end = endOfBody(text, from);
        return new Span(from, text.startsWith(END, end) ? end : lines(text, from));
    }

    /** Behind the line that begins a private key; -1 where none does. */
    private static int body(String text, int place) {
        int label = place + BEGIN.length();
        int close = text.startsWith(BEGIN, place) ? SecretShapes.near(text, DASHES, label, LONGEST_LABEL) : -1;
        boolean key = close >= 0 && text.substring(label, close).contains("PRIVATE KEY");
        return key ? close + DASHES.length() : -1;
    }

    /** The base64 of a key alone. */
    static Span bare(String text, int place) {
        char first = text.charAt(place);
        boolean begins = (first == 'M' || first == 'b')
                && (place == 0 || !isBase64(text.charAt(place - 1)) || "/=".indexOf(text.charAt(place - 1)) >= 0);
        if (!begins || run(text, place, 2 * LINE) - place < 2 * LINE) {
            return Span.NOTHING;
        }
        String start = text.substring(place, place + LINE);
        boolean key = first == 'b'
                ? text.startsWith(OPENSSH, place)
                : start.indexOf('=') < 0 && isPrivate(Base64.getDecoder().decode(start));
        return key ? new Span(place, lines(text, place)) : Span.NOTHING;
    }

    /**
     * A sequence that begins with its version, 0 or 1, and goes on as PKCS #8, PKCS #1 or SEC 1 do (RFC 5958, RFC 8017, RFC
     * 5915). What is public begins otherwise.
     */
    private static boolean isPrivate(byte[] der) {
        int length = der[1] & 0xff;
        int at = length < 0x80 ? 2 : 2 + (length & 0x7f);
        return der[0] == 0x30
                && at + 3 < der.length
                && der[at] == 2
                && der[at + 1] == 1
                && (der[at + 2] == 0 || der[at + 2] == 1)
                && (der[at + 3] == 0x30 || der[at + 3] == 2 || der[at + 3] == 4);
    }

    /** Behind what may be in a block: base64, headers, and line ends as themselves or escaped. */
    private static int endOfBody(String text, int from) {
        int i = from;
        while (i < text.length()
                && !text.startsWith(DASHES, i)
                && (isBase64(text.charAt(i))
                        || Character.isWhitespace(text.charAt(i))
                        || OTHERS.indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    /** Behind the last of the lines that may be of a key. */
    private static int lines(String text, int from) {
        int end = from;
        int next = from;
        while (run(text, next) - next >= LINE) {
            end = run(text, next);
            next = blank(text, end);
        }
        if (end == from) {
            next = blank(text, from);
            return run(text, next) - next >= LINE ? lines(text, next) : from;
        }
        return end;
    }

    /** Behind the blanks and line ends, as themselves or escaped. */
    private static int blank(String text, int from) {
        int i = from;
        boolean more = true;
        while (more && i < text.length()) {
            if (Character.isWhitespace(text.charAt(i))) {
                i++;
            } else if (text.startsWith("\\n", i) || text.startsWith("\\r", i)) {
                i += 2;
            } else if (text.startsWith("\\u000a", i) || text.startsWith("\\u000d", i)) {
                i += 6;
            } else {
                more = false;
            }
        }
        return i;
    }

    private static int run(String text, int from) {
        return run(text, from, text.length());
    }

    private static int run(String text, int from, int most) {
        int i = from;
        while (i < text.length() && i - from < most && isBase64(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isBase64(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=';
    }
}
