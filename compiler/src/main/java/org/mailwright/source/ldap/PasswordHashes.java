package org.mailwright.source.ldap;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.PasswordHash;

/** Reads mailPassword: a hash with or without a scheme in front, as Dovecot's passwd-file takes it. */
final class PasswordHashes {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,40}");

    /** A crypt(3) family: how its hashes begin, Dovecot's name for it, and their shape. */
    private record Family(String prefix, String scheme, Pattern shape) {
        Family(String prefix, String scheme, String shape) {
            this(prefix, scheme, Pattern.compile(shape));
        }
    }

    private static final List<Family> FAMILIES = List.of(
            new Family("$1$", "MD5-CRYPT", "\\$1\\$[./0-9A-Za-z]{0,8}\\$[./0-9A-Za-z]{22}"),
            new Family("$2", "BLF-CRYPT", "\\$2[aby]\\$[0-9]{2}\\$[./0-9A-Za-z]{53}"),
            new Family("$5$", "SHA256-CRYPT", "\\$5\\$(rounds=[0-9]{1,9}\\$)?[./0-9A-Za-z]{0,16}\\$[./0-9A-Za-z]{43}"),
            new Family("$6$", "SHA512-CRYPT", "\\$6\\$(rounds=[0-9]{1,9}\\$)?[./0-9A-Za-z]{0,16}\\$[./0-9A-Za-z]{86}"),
            new Family(
                    "$argon2id$",
                    "ARGON2ID",
                    "\\$argon2id\\$v=19\\$m=[0-9]+,t=[0-9]+,p=[0-9]+\\$[+/0-9A-Za-z]+\\$[+/0-9A-Za-z]+"),
            new Family(
                    "$argon2i$",
                    "ARGON2I",
                    "\\$argon2i\\$v=19\\$m=[0-9]+,t=[0-9]+,p=[0-9]+\\$[+/0-9A-Za-z]+\\$[+/0-9A-Za-z]+"));

    /** The rest of crypt(3): yescrypt, gost-yescrypt, scrypt, sha1 and what is to come (crypt(5)). */
    private static final Pattern OTHER_CRYPT = Pattern.compile("\\$[a-z0-9]{1,12}\\$[./0-9A-Za-z,=$+-]{8,}");

    /** The oldest: two characters of salt, eleven of hash. */
    private static final Pattern DES = Pattern.compile("[./0-9A-Za-z]{13}");

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
        boolean ofFamily = FAMILIES.stream().anyMatch(family -> family.scheme().equals(labelled.label()));
        if (!labelled.isCrypt() && !ofFamily) {
            return Parsed.of(new PasswordHash(labelled.label(), hash));
        }
        for (Family family : FAMILIES) {
            if (hash.startsWith(family.prefix())) {
                return ofFamily(family, labelled);
            }
        }
        if (ofFamily) {
            return Parsed.not("it is labelled " + labelled.label() + " but does not look like it");
        }
        if (DES.matcher(hash).matches()) {
            return Parsed.of(new PasswordHash("DES-CRYPT", hash));
        }
        return OTHER_CRYPT.matcher(hash).matches()
                ? Parsed.of(new PasswordHash("CRYPT", hash))
                : Parsed.not("it is no hash that crypt(3) makes");
    }

    private static Parsed<PasswordHash> ofFamily(Family family, Labelled labelled) {
        String scheme = family.scheme();
        if (!labelled.isCrypt() && !labelled.label().equals(scheme)) {
            return Parsed.not("it is labelled " + labelled.label() + " but is " + scheme);
        }
        return family.shape().matcher(labelled.hash()).matches()
                ? Parsed.of(new PasswordHash(scheme, labelled.hash()))
                : Parsed.not("it is not a whole " + scheme + " hash");
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
