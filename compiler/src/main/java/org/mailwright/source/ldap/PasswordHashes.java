package org.mailwright.source.ldap;

import java.util.Locale;
import java.util.Optional;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.PasswordHash;

/** Reads mailPassword: a hash with or without a scheme in front, as Dovecot's passwd-file takes it. */
final class PasswordHashes {
    private static final int LONGEST = 1000;
    private static final int LONGEST_LABEL = 41;
    private static final String LOCK = "LK*";

    private PasswordHashes() {}

    /** A value taken apart: Dovecot's label in upper case, empty where there is none, and what follows it. */
    private record Labelled(String label, String hash) {
        static Labelled of(String text) {
            int end = text.startsWith("{") ? text.indexOf('}') : -1;
            return isLabel(text, end)
                    ? new Labelled(text.substring(1, end).toUpperCase(Locale.ROOT), text.substring(end + 1))
                    : new Labelled("", text);
        }

        // SSHA512   MD5-CRYPT   SHA256.HEX
        private static boolean isLabel(String text, int end) {
            for (int i = 1; i < end; i++) {
                char c = text.charAt(i);
                boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
                if (!word && (i == 1 || c != '.' && c != '-')) {
                    return false;
                }
            }
            return end > 1 && end <= LONGEST_LABEL + 1;
        }

        boolean isCrypt() {
            return label.isEmpty() || label.equals("CRYPT");
        }
    }

    /** True for the values that mean that there is no password: empty, {@code *}, {@code !…}, {@code *LK*}. */
    static boolean isNone(String text) {
        String hash = Labelled.of(text).hash();
        return hash.isEmpty() || hash.startsWith("*") || hash.startsWith("!");
    }

    /** True for a hash that somebody put out of use with a mark in front (passwd(1)), and for {@code x}: it is elsewhere. */
    static boolean isMarked(String text) {
        String hash = Labelled.of(text).hash();
        int mark = 0;
        while (mark < hash.length() && (hash.charAt(mark) == '*' || hash.charAt(mark) == '!')) {
            mark++;
        }
        if (mark == 0) {
            return hash.equals("x");
        }
        String rest = hash.substring(hash.startsWith(LOCK, mark) ? mark + LOCK.length() : mark);
        return parse(rest).value().isPresent();
    }

    /** True for a value that does not say its scheme, neither in front nor by the way it begins. */
    static boolean isUnlabelled(String text) {
        Labelled labelled = Labelled.of(text);
        return labelled.label().isEmpty() && !text.startsWith("$") && isPlain(text);
    }

    /** The hash and its scheme; no reason ever shows any of it. */
    static Parsed<PasswordHash> parse(String text) {
        Labelled labelled = Labelled.of(text);
        String hash = labelled.hash();
        if (hash.isEmpty() || !isPlain(hash)) {
            return Parsed.not("it has a character that a password file cannot hold");
        }
        if (hash.length() > LONGEST) {
            return Parsed.not("it is longer than " + LONGEST + " characters");
        }
        if (HashShape.hasNoSalt(hash)) {
            return Parsed.not("it has no salt");
        }
        Optional<HashShape> named = HashShape.named(labelled.label());
        if (!labelled.isCrypt() && named.filter(HashShape::isOfCrypt).isEmpty()) {
            // What Dovecot has no such scheme for is told by who writes its files.
            return named.isEmpty() ? Parsed.of(new PasswordHash(labelled.label(), hash)) : shaped(named.get(), hash);
        }
        Optional<HashShape> begun = HashShape.begun(hash);
        if (begun.isPresent()) {
            String scheme = begun.get().scheme();
            return labelled.isCrypt() || labelled.label().equals(scheme)
                    ? shaped(begun.get(), hash)
                    : Parsed.not("it is labelled " + labelled.label() + " but is " + scheme);
        }
        if (named.isPresent()) {
            return Parsed.not("it is labelled " + labelled.label() + " but does not look like it");
        }
        return HashShape.DES.fits(hash)
                ? Parsed.of(new PasswordHash(HashShape.DES.scheme(), hash))
                : Parsed.not("it is no hash that crypt(3) makes");
    }

    private static Parsed<PasswordHash> shaped(HashShape shape, String hash) {
        return shape.fits(hash)
                ? Parsed.of(new PasswordHash(shape.scheme(), hash))
                : Parsed.not("it is not a whole " + shape.scheme() + " hash");
    }

    private static boolean isPlain(String hash) {
        for (int i = 0; i < hash.length(); i++) {
            char c = hash.charAt(i);
            if (c <= ' ' || c > 126 || c == ':') {
                return false;
            }
        }
        return true;
    }
}
