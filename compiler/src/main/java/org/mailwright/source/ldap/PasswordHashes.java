package org.mailwright.source.ldap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Parsed;
import org.mailwright.model.PasswordHash;

/** Reads mailPassword: a hash with or without a scheme in front, as Dovecot's passwd-file takes it. */
final class PasswordHashes {
    private static final Pattern LABELLED =
            Pattern.compile("\\{([A-Za-z0-9][A-Za-z0-9.-]{0,40})\\}(.*)", Pattern.DOTALL);

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

    private PasswordHashes() {}

    /** True for the values that mean that there is no password: empty, {@code *}, {@code !…}, {@code *LK*}. */
    static boolean isNone(String text) {
        Matcher labelled = LABELLED.matcher(text);
        String hash = labelled.matches() ? labelled.group(2) : text;
        return hash.isEmpty() || hash.startsWith("*") || hash.startsWith("!");
    }

    /** The hash and its scheme; no reason ever shows any of it. */
    static Parsed<PasswordHash> parse(String text) {
        Matcher labelled = LABELLED.matcher(text);
        String hash = labelled.matches() ? labelled.group(2) : text;
        String label = labelled.matches() ? labelled.group(1).toUpperCase(Locale.ROOT) : "CRYPT";
        if (hash.isEmpty() || hash.chars().anyMatch(c -> c <= ' ' || c > 126 || c == ':')) {
            return Parsed.not("it has a character that a password file cannot hold");
        }
        Optional<Family> family = FAMILIES.stream()
                .filter(known -> hash.startsWith(known.prefix()))
                .findFirst();
        if (family.isEmpty()) {
            boolean known = FAMILIES.stream().anyMatch(f -> f.scheme().equals(label));
            return known
                    ? Parsed.not("it is labelled " + label + " but does not look like it")
                    : Parsed.of(new PasswordHash(label, hash));
        }
        String scheme = family.get().scheme();
        if (!label.equals("CRYPT") && !label.equals(scheme)) {
            return Parsed.not("it is labelled " + label + " but is " + scheme);
        }
        return family.get().shape().matcher(hash).matches()
                ? Parsed.of(new PasswordHash(scheme, hash))
                : Parsed.not("it is not a whole " + scheme + " hash");
    }
}
