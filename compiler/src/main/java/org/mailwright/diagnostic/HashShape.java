package org.mailwright.diagnostic;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.diagnostic.SecretShapes.Span;

/** A hash of a password, as crypt(5) writes it ({@code $6$…}) or behind the scheme of a directory ({@code {SSHA}…}). */
final class HashShape {
    /** Parts of the names of schemes of OpenLDAP and Dovecot, less the numbers at their end. */
    private static final Set<String> SCHEMES = Set.of(
            "CRYPT",
            "SCRYPT",
            "BCRYPT",
            "YESCRYPT",
            "SHA",
            "SSHA",
            "MD",
            "SMD",
            "PBKDF",
            "ARGON",
            "ARGON2I",
            "ARGON2D",
            "ARGON2ID",
            "SCRAM",
            "PLAIN",
            "CLEAR",
            "CLEARTEXT",
            "NT",
            "NTLM",
            "LANMAN",
            "OTP",
            "SKEY");

    private static final Set<String> METHODS = Set.of(
            "1",
            "2",
            "2a",
            "2b",
            "2x",
            "2y",
            "3",
            "5",
            "6",
            "7",
            "8",
            "9",
            "y",
            "gy",
            "md5",
            "sha1",
            "apr1",
            "argon2i",
            "argon2d",
            "argon2id",
            "scrypt",
            "bcrypt",
            "P",
            "H",
            "S");

    private static final int LONGEST_NAME = 24;
    private static final int SHORTEST_HASH = 8;

    private HashShape() {}

    // {SSHA}sFtPpLqWrO0…   {PLAIN}two words
    static Span schemed(String text, int place) {
        int close = text.charAt(place) == '{' ? SecretShapes.near(text, "}", place, LONGEST_NAME) : -1;
        if (close < 0) {
            return Span.NOTHING;
        }
        String scheme = text.substring(place + 1, close).toUpperCase(Locale.ROOT);
        if (!isScheme(scheme)) {
            return Span.NOTHING;
        }
        int from = close + 1;
        if (scheme.startsWith("PLAIN") && !scheme.contains("-MD") || scheme.startsWith("CLEAR")) {
            return new Span(from, endOfPlain(text, from));
        }
        int to = end(text, from, scheme.startsWith("SCRAM"));
        return to - from < SHORTEST_HASH ? Span.NOTHING : new Span(from, to);
    }

    // $6$rounds=5000$salt$hash   $argon2id$v=19$m=65536,t=3,p=4$salt$hash
    static Span modular(String text, int place) {
        int close = text.charAt(place) == '$' ? SecretShapes.near(text, "$", place + 1, LONGEST_NAME) : -1;
        if (close < 0) {
            return Span.NOTHING;
        }
        String method = text.substring(place + 1, close);
        boolean known = METHODS.contains(method)
                || method.startsWith("md5,")
                || method.startsWith("pbkdf2")
                || method.startsWith("bcrypt");
        int from = close + 1;
        int to = known ? end(text, from, false) : from;
        return to - from < SHORTEST_HASH ? Span.NOTHING : new Span(from, to);
    }

    // SSHA512   PBKDF2-SHA256   SHA512-CRYPT   SSHA.b64
    private static boolean isScheme(String name) {
        return Stream.of(name.split("[-._]")).anyMatch(part -> SCHEMES.contains(part.replaceAll("[0-9]+$", "")));
    }

    /** Behind the last character of a hash; a distinguished name and a program's text may escape some of them. */
    private static int end(String text, int from, boolean list) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) > ' ' && text.charAt(i + 1) != '"') {
                i += 2;
            } else if (isOfHash(c) || c == ',' && (list || isParameter(text, i + 1))) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    private static boolean isOfHash(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "./$=+_-%".indexOf(c) >= 0;
    }

    // t=3
    private static boolean isParameter(String text, int at) {
        return at + 2 < text.length()
                && Character.isLowerCase(text.charAt(at))
                && text.charAt(at + 1) == '='
                && Character.isDigit(text.charAt(at + 2));
    }

    /** A password may have blanks: it ends with its line, or where a format ends a value. */
    private static int endOfPlain(String text, int from) {
        int i = from;
        if (text.startsWith(SecretShapes.HIDDEN, from)
                || from == text.length()
                || " ,;.)'`…".indexOf(text.charAt(from)) >= 0) {
            return from;
        }
        while (i < text.length()
                && text.charAt(i) != '\n'
                && text.charAt(i) != '"'
                && !text.startsWith("\\\"", i)
                && !text.startsWith("</", i)) {
            i++;
        }
        return i;
    }
}
