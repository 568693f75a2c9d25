package org.mailwright.source.ldap;

import java.util.List;
import java.util.Optional;
import org.mailwright.source.ldap.HashPart.Base64;
import org.mailwright.source.ldap.HashPart.Decimal;
import org.mailwright.source.ldap.HashPart.Either;
import org.mailwright.source.ldap.HashPart.Maybe;
import org.mailwright.source.ldap.HashPart.One;
import org.mailwright.source.ldap.HashPart.Run;
import org.mailwright.source.ldap.HashPart.Text;

/**
 * What a whole hash of a scheme looks like: what Dovecot 2.3 and 2.4 verified with {@code doveadm pw -t}, with a salt. It
 * verifies hashes with an empty salt too, except those of SSHA and its kin; they are refused here, since the same password
 * has the same hash everywhere and tables of them exist.
 *
 * @param prefix how crypt(3) tells it; empty for what only a label tells
 * @param forms the parts of a hash, one behind the other; a scheme may have several forms
 */
record HashShape(String prefix, String scheme, List<List<HashPart>> forms) {
    private static final HashPart DOLLAR = new Text("$");
    private static final HashPart COMMA = new Text(",");
    private static final HashPart ROUNDS = new Maybe(List.of(new Text("rounds="), new Decimal(9, 1000), DOLLAR));
    private static final HashPart COST = new Either(List.of(
            List.of(new Text("0"), new One("456789")),
            List.of(new One("12"), new One("0123456789")),
            List.of(new Text("3"), new One("01"))));
    /** How yescrypt and scrypt write the logarithm of N. */
    private static final HashPart SIZE = new One("./0123456789ABCDEFGHIJKL");

    private static final List<HashPart> MD5_CRYPT = List.of(new Text("$1$"), crypt(1, 8), DOLLAR, crypt(22));
    private static final List<HashPart> MD5_HEX = hex(32);
    private static final List<HashPart> MD5_BASE64 = List.of(Run.of(HashAlphabet.BASE64, 22), new Text("=="));

    /** The oldest: two characters of salt, eleven of hash. */
    static final HashShape DES = labelled("DES-CRYPT", List.of(crypt(13)));

    private static final List<HashShape> ALL = List.of(
            begun("$1$", "MD5-CRYPT", MD5_CRYPT),
            begun("$2", "BLF-CRYPT", List.of(new Text("$2"), new One("aby"), DOLLAR, COST, DOLLAR, crypt(53))),
            begun("$5$", "SHA256-CRYPT", List.of(new Text("$5$"), ROUNDS, crypt(1, 16), DOLLAR, crypt(43))),
            begun("$6$", "SHA512-CRYPT", List.of(new Text("$6$"), ROUNDS, crypt(1, 16), DOLLAR, crypt(86))),
            begun("$argon2id$", "ARGON2ID", argon2("$argon2id")),
            begun("$argon2i$", "ARGON2I", argon2("$argon2i")),
            // The rest of crypt(3): yescrypt, gost-yescrypt, scrypt, PBKDF1 and SunMD5, with the parameters it makes.
            begun("$y$", "CRYPT", yescrypt("$y$j")),
            begun("$gy$", "CRYPT", yescrypt("$gy$j")),
            begun(
                    "$7$",
                    "CRYPT",
                    List.of(new Text("$7$"), SIZE, new Text("U..../...."), crypt(1, 86), DOLLAR, crypt(43))),
            begun(
                    "$sha1$",
                    "CRYPT",
                    List.of(new Text("$sha1$"), new Decimal(10, 1), DOLLAR, crypt(1, 64), DOLLAR, crypt(28))),
            begun(
                    "$md5$",
                    "CRYPT",
                    List.of(new Text("$md5$"), crypt(1, 8), DOLLAR, new Maybe(List.of(DOLLAR)), crypt(22))),
            labelled("ARGON2", argon2("$argon2id"), argon2("$argon2i")),
            DES,
            new HashShape("", "MD5", List.of(MD5_CRYPT, MD5_HEX, MD5_BASE64)),
            labelled("LDAP-MD5", MD5_HEX, MD5_BASE64),
            labelled("PLAIN-MD5", MD5_HEX, MD5_BASE64),
            labelled("PLAIN-MD4", MD5_HEX, MD5_BASE64),
            labelled("DIGEST-MD5", MD5_HEX, MD5_BASE64),
            labelled("CRAM-MD5", hex(64)),
            labelled("HMAC-MD5", hex(64)),
            labelled("SHA", hex(40), padded(27)),
            labelled("SHA1", hex(40), padded(27)),
            labelled("SHA256", hex(64), padded(43)),
            labelled("SHA512", hex(128), List.of(Run.of(HashAlphabet.BASE64, 86), new Text("=="))),
            labelled("SMD5", salted(16)),
            labelled("SSHA", salted(20)),
            labelled("SSHA256", salted(32)),
            labelled("SSHA512", salted(64)),
            labelled(
                    "PBKDF2",
                    List.of(
                            new Text("$1$"),
                            new Run(HashAlphabet.SALT, 1, Integer.MAX_VALUE),
                            DOLLAR,
                            new Decimal(10, 1),
                            DOLLAR,
                            Run.of(HashAlphabet.HEXADECIMAL, 40))),
            labelled("SCRAM-SHA-1", scram(27)),
            labelled("SCRAM-SHA-256", scram(43)));

    /** Nothing between the dollars, or commas, where the salt belongs; {@code $3$} is NT's hash, which never has one. */
    private static final List<List<HashPart>> NO_SALT = List.of(
            List.of(
                    DOLLAR,
                    new Either(List.of(
                            List.of(new One("1356")),
                            List.of(new Text("y$"), field()),
                            List.of(new Text("gy$"), field()),
                            List.of(new Text("sha1$"), digits()),
                            List.of(new Text("argon2i$"), field(), DOLLAR, field()),
                            List.of(new Text("argon2id$"), field(), DOLLAR, field()))),
                    DOLLAR,
                    new Maybe(List.of(new Text("rounds="), digits(), DOLLAR)),
                    DOLLAR),
            List.of(digits(), COMMA, COMMA));

    private static HashShape begun(String prefix, String scheme, List<HashPart> form) {
        return new HashShape(prefix, scheme, List.of(form));
    }

    private static HashShape labelled(String scheme, List<HashPart> form) {
        return new HashShape("", scheme, List.of(form));
    }

    private static HashShape labelled(String scheme, List<HashPart> form, List<HashPart> other) {
        return new HashShape("", scheme, List.of(form, other));
    }

    private static HashPart crypt(int length) {
        return Run.of(HashAlphabet.CRYPT, length);
    }

    private static HashPart crypt(int fewest, int most) {
        return new Run(HashAlphabet.CRYPT, fewest, most);
    }

    private static HashPart field() {
        return new Run(HashAlphabet.FIELD, 1, Integer.MAX_VALUE);
    }

    private static HashPart digits() {
        return new Run(HashAlphabet.DECIMAL, 1, Integer.MAX_VALUE);
    }

    private static List<HashPart> hex(int length) {
        return List.of(Run.of(HashAlphabet.HEXADECIMAL, length));
    }

    /** So many characters of base64 and one of padding. */
    private static List<HashPart> padded(int length) {
        return List.of(Run.of(HashAlphabet.BASE64, length), new Text("="));
    }

    // $argon2id$v=19$m=65536,t=3,p=1$salt$hash
    private static List<HashPart> argon2(String name) {
        return List.of(
                new Text(name),
                new Text("$v=19$m="),
                new Decimal(10, 1),
                new Text(",t="),
                new Decimal(10, 1),
                new Text(",p="),
                new Decimal(3, 1),
                DOLLAR,
                new Run(HashAlphabet.BASE64, 11, 86),
                DOLLAR,
                new Either(List.of(
                        List.of(Run.of(HashAlphabet.BASE64, 22)),
                        List.of(Run.of(HashAlphabet.BASE64, 27)),
                        List.of(Run.of(HashAlphabet.BASE64, 32)),
                        List.of(Run.of(HashAlphabet.BASE64, 43)),
                        List.of(Run.of(HashAlphabet.BASE64, 86)))));
    }

    // $y$j9T$salt$hash
    private static List<HashPart> yescrypt(String name) {
        return List.of(new Text(name), SIZE, new One("5T"), DOLLAR, crypt(1, 86), DOLLAR, crypt(43));
    }

    /** A digest of so many octets with at least one octet of salt behind it. */
    private static List<HashPart> salted(int digest) {
        return List.of(new Base64(digest + 1));
    }

    /** Iterations, of which Dovecot takes 4096 and more, a salt, and two keys of so many characters of base64. */
    private static List<HashPart> scram(int key) {
        HashPart half = Run.of(HashAlphabet.BASE64, key);
        HashPart end = new Text("=");
        return List.of(new Decimal(10, 4096), COMMA, new Base64(1), COMMA, half, end, COMMA, half, end);
    }

    /** That of a hash which begins as crypt(3) knows it. */
    static Optional<HashShape> begun(String hash) {
        for (HashShape shape : ALL) {
            if (shape.isOfCrypt() && hash.startsWith(shape.prefix())) {
                return Optional.of(shape);
            }
        }
        return Optional.empty();
    }

    /** That of a label of Dovecot; CRYPT has none, since there the hash decides. */
    static Optional<HashShape> named(String label) {
        if (label.isEmpty() || label.equals("CRYPT")) {
            return Optional.empty();
        }
        for (HashShape shape : ALL) {
            if (shape.scheme().equals(label)) {
                return Optional.of(shape);
            }
        }
        return Optional.empty();
    }

    /** True for a hash in which nothing is where its salt belongs. */
    static boolean hasNoSalt(String hash) {
        for (List<HashPart> form : NO_SALT) {
            if (HashPart.end(form, hash, 0) != HashPart.NOT_THERE) {
                return true;
            }
        }
        return false;
    }

    /** True for a scheme that has a way to begin of its own. */
    boolean isOfCrypt() {
        return !prefix.isEmpty();
    }

    boolean fits(String hash) {
        for (List<HashPart> form : forms) {
            if (HashPart.end(form, hash, 0) == hash.length()) {
                return true;
            }
        }
        return false;
    }
}
