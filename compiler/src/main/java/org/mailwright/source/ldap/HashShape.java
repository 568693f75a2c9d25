package org.mailwright.source.ldap;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a whole hash of a scheme looks like: what Dovecot 2.3 and 2.4 verified with {@code doveadm pw -t}, with a salt. It
 * verifies hashes with an empty salt too, except those of SSHA and its kin; they are refused here, since the same password
 * has the same hash everywhere and tables of them exist.
 *
 * @param prefix how crypt(3) tells it; empty for what only a label tells
 */
record HashShape(String prefix, String scheme, Pattern shape) {
    private static final String B64 = "[A-Za-z0-9+/]";
    private static final String HEX = "[0-9a-fA-F]";
    private static final String SALT = "[./0-9A-Za-z]{1,16}";
    private static final String ROUNDS = "(?:rounds=[1-9][0-9]{3,8}\\$)?";
    private static final String ARGON2 = "\\$v=19\\$m=[1-9][0-9]{0,9},t=[1-9][0-9]{0,9},p=[1-9][0-9]{0,2}\\$" + B64
            + "{11,86}\\$(?:" + B64 + "{22}|" + B64 + "{27}|" + B64 + "{32}|" + B64 + "{43}|" + B64 + "{86})";
    private static final String MD5_CRYPT = "\\$1\\$[./0-9A-Za-z]{1,8}\\$[./0-9A-Za-z]{22}";
    private static final String MD5 = HEX + "{32}|" + B64 + "{22}==";

    /** A digest of 3n + 1 octets, in base64, with at least one octet of salt behind it. */
    private static String salted(int digest) {
        int whole = digest / 3 * 4;
        String more = B64 + "{4}(?:" + B64 + "{4})*(?:" + B64 + "{2}==|" + B64 + "{3}=)?";
        return digest % 3 == 1
                ? B64 + "{" + whole + "}(?:" + B64 + "{3}=|" + more + ")"
                : B64 + "{" + whole + "}(?:" + more + ")";
    }

    private static final List<HashShape> ALL = List.of(
            crypt("$1$", "MD5-CRYPT", MD5_CRYPT),
            crypt("$2", "BLF-CRYPT", "\\$2[aby]\\$(?:0[4-9]|[12][0-9]|3[01])\\$[./0-9A-Za-z]{53}"),
            crypt("$5$", "SHA256-CRYPT", "\\$5\\$" + ROUNDS + SALT + "\\$[./0-9A-Za-z]{43}"),
            crypt("$6$", "SHA512-CRYPT", "\\$6\\$" + ROUNDS + SALT + "\\$[./0-9A-Za-z]{86}"),
            crypt("$argon2id$", "ARGON2ID", "\\$argon2id" + ARGON2),
            crypt("$argon2i$", "ARGON2I", "\\$argon2i" + ARGON2),
            // The rest of crypt(3): yescrypt, gost-yescrypt, scrypt, PBKDF1 and SunMD5, with the parameters it makes.
            crypt("$y$", "CRYPT", "\\$y\\$j[./0-9A-L][5T]\\$[./0-9A-Za-z]{1,86}\\$[./0-9A-Za-z]{43}"),
            crypt("$gy$", "CRYPT", "\\$gy\\$j[./0-9A-L][5T]\\$[./0-9A-Za-z]{1,86}\\$[./0-9A-Za-z]{43}"),
            crypt("$7$", "CRYPT", "\\$7\\$[./0-9A-L]U[.]{4}/[.]{4}[./0-9A-Za-z]{1,86}\\$[./0-9A-Za-z]{43}"),
            crypt("$sha1$", "CRYPT", "\\$sha1\\$[1-9][0-9]{0,9}\\$[./0-9A-Za-z]{1,64}\\$[./0-9A-Za-z]{28}"),
            crypt("$md5$", "CRYPT", "\\$md5\\$[./0-9A-Za-z]{1,8}\\$\\$?[./0-9A-Za-z]{22}"),
            labelled("ARGON2", "\\$argon2(?:id|i)" + ARGON2),
            labelled("DES-CRYPT", "[./0-9A-Za-z]{13}"),
            labelled("MD5", MD5_CRYPT + "|" + MD5),
            labelled("LDAP-MD5", MD5),
            labelled("PLAIN-MD5", MD5),
            labelled("PLAIN-MD4", MD5),
            labelled("DIGEST-MD5", MD5),
            labelled("CRAM-MD5", HEX + "{64}"),
            labelled("HMAC-MD5", HEX + "{64}"),
            labelled("SHA", HEX + "{40}|" + B64 + "{27}="),
            labelled("SHA1", HEX + "{40}|" + B64 + "{27}="),
            labelled("SHA256", HEX + "{64}|" + B64 + "{43}="),
            labelled("SHA512", HEX + "{128}|" + B64 + "{86}=="),
            labelled("SMD5", salted(16)),
            labelled("SSHA", salted(20)),
            labelled("SSHA256", salted(32)),
            labelled("SSHA512", salted(64)),
            labelled("PBKDF2", "\\$1\\$[./0-9A-Za-z+=_-]+\\$[1-9][0-9]{0,9}\\$" + HEX + "{40}"),
            labelled("SCRAM-SHA-1", scram(B64 + "{27}=")),
            labelled("SCRAM-SHA-256", scram(B64 + "{43}=")));

    private static HashShape crypt(String prefix, String scheme, String shape) {
        return new HashShape(prefix, scheme, Pattern.compile(shape));
    }

    private static HashShape labelled(String scheme, String shape) {
        return new HashShape("", scheme, Pattern.compile(shape));
    }

    /** Dovecot takes 4096 iterations and more. */
    private static String scram(String key) {
        return "(?:409[6-9]|4[1-9][0-9]{2}|[5-9][0-9]{3}|[1-9][0-9]{4,9}),(?:" + B64 + "{4})*(?:" + B64 + "{4}|" + B64
                + "{2}==|" + B64 + "{3}=)," + key + "," + key;
    }

    /** That of a hash which begins as crypt(3) knows it. */
    static Optional<HashShape> begun(String hash) {
        return ALL.stream()
                .filter(shape -> !shape.prefix().isEmpty() && hash.startsWith(shape.prefix()))
                .findFirst();
    }

    /** That of a label of Dovecot; CRYPT has none, since there the hash decides. */
    static Optional<HashShape> named(String label) {
        return ALL.stream()
                .filter(shape -> !label.equals("CRYPT") && shape.scheme().equals(label))
                .findFirst();
    }

    /** True for a scheme that has a way to begin of its own. */
    boolean isOfCrypt() {
        return !prefix.isEmpty();
    }

    boolean fits(String hash) {
        return shape.matcher(hash).matches();
    }
}
