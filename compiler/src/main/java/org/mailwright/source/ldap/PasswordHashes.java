package org.mailwright.source.ldap;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.PasswordHash;

/** Reads mailPassword: a hash with or without a scheme in front, as Dovecot's passwd-file takes it. */
final class PasswordHashes {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,40}");

    /** The oldest: two characters of salt, eleven of hash. */
    private static final Pattern DES = Pattern.compile("[./0-9A-Za-z]{13}");

    /** Nothing between the dollars, or commas, where the salt belongs; {@code $3$} is NT's hash, which never has one. */
    private static final Pattern NO_SALT = Pattern.compile(
            "\\$(?:[1356]|g?y\\$[^$]+|sha1\\$[0-9]+|argon2id?\\$[^$]+\\$[^$]+)\\$(?:rounds=[0-9]+\\$)?\\$.*|[0-9]+,,.*");

    private static final int LONGEST = 1000;

    private PasswordHashes() {}

    /** A value taken apart: Dovecot's label in upper case, empty where there is none, and what follows it. */
    private record Labelled(String label, String hash) {
        static Labelled of(String text) {
            int end = text.startsWith("{") ? text.indexOf('}') : -1;
            String label = end < 0 ? "" : text.substring(1, end);
            return end < 0 || !LABEL.matcher(label).matches()
                    ? new Labelled("", text)
                    : new Labelled(label.toUpperCase(Locale.ROOT), text.substring(end + 1));
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
        String rest = hash.replaceFirst("^[*!]+(LK\\*)?", "");
        boolean marked = rest.length() < hash.length() && parse(rest).value().isPresent();
        return marked || hash.equals("x");
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
        if (NO_SALT.matcher(hash).matches()) {
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
        return DES.matcher(hash).matches()
                ? Parsed.of(new PasswordHash("DES-CRYPT", hash))
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
