package org.mailwright.diagnostic;

import java.util.Locale;
import java.util.Set;
import org.mailwright.diagnostic.SecretShapes.Span;

/** What lets its bearer in: the password of a URL, a token among its parameters or in a header. */
final class UrlShape {
    private static final Set<String> PARAMETERS = Set.of(
            "token",
            "access_token",
            "auth_token",
            "private_token",
            "api_key",
            "apikey",
            "password",
            "passwd",
            "secret",
            "client_secret");

    private static final String BEARER = "bearer ";
    private static final int SHORTEST_TOKEN = 16;
    private static final int LONGEST_NAME = 16;
    private static final int LONGEST_URL = 1000;

    private UrlShape() {}

    // https://alice:password@db.onion.example/
    // https:/alice:password@db.onion.example (as a path), "https://alice:password" (as a local part)
    static Span password(String text, int place) {
        boolean whole = text.startsWith("://", place);
        if (!whole && !text.startsWith(":/", place) || !isScheme(text, place)) {
            return Span.NOTHING;
        }
        int from = place + (whole ? 3 : 2);
        int last = Math.min(text.length(), from + LONGEST_URL);
        int colon = from;
        while (colon < last && !isEnd(text.charAt(colon)) && ":/?#@[".indexOf(text.charAt(colon)) < 0) {
            colon++;
        }
        if (colon == last || text.charAt(colon) != ':') {
            return Span.NOTHING;
        }
        int at = -1;
        boolean path = false;
        int end = colon + 1;
        for (; end < last && !isEnd(text.charAt(end)) && !(path && at >= 0); end++) {
            char c = text.charAt(end);
            if (c == '@') {
                at = end;
            } else if (c == '/' || c == '?' || c == '#') {
                if (isPort(text, colon + 1, end)) {
                    return Span.NOTHING;
                }
                path = true;
            }
        }
        if (at < 0 && whole && !path && text.startsWith("\"", end)) {
            at = isPort(text, colon + 1, end) ? -1 : end;
        }
        return at < 0 ? Span.NOTHING : new Span(colon + 1, at);
    }

    /** Two letters or more: a drive of Windows has one. */
    private static boolean isScheme(String text, int colon) {
        return colon > 1 && Character.isLetter(text.charAt(colon - 1)) && Character.isLetter(text.charAt(colon - 2));
    }

    // ?access_token=…&x=y
    static Span parameter(String text, int place) {
        char first = text.charAt(place);
        int equals = first == '?' || first == '&' ? SecretShapes.near(text, "=", place, LONGEST_NAME) : -1;
        if (equals < 0 || !PARAMETERS.contains(text.substring(place + 1, equals).toLowerCase(Locale.ROOT))) {
            return Span.NOTHING;
        }
        int end = equals + 1;
        while (end < text.length() && !isEnd(text.charAt(end)) && "&;#)".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.startsWith(SecretShapes.HIDDEN, equals + 1) ? Span.NOTHING : new Span(equals + 1, end);
    }

    // Authorization: Bearer …
    static Span bearer(String text, int place) {
        if (!text.regionMatches(true, place, BEARER, 0, BEARER.length())) {
            return Span.NOTHING;
        }
        int from = place + BEARER.length();
        int end = from;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "._~+/=-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end - from < SHORTEST_TOKEN ? Span.NOTHING : new Span(from, end);
    }

    private static boolean isEnd(char c) {
        return c <= ' ' || c == '"' || c == '<' || c == '>' || c == '`' || c == '\\';
    }

    private static boolean isPort(String text, int from, int to) {
        return to - from <= 5 && text.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
