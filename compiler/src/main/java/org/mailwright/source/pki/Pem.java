package org.mailwright.source.pki;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of PEM text (RFC 7468).
 *
 * @param label e.g. {@code PRIVATE KEY}
 * @param der its content
 */
record Pem(String label, byte[] der) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----\\s([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private static final Pattern GLUED = Pattern.compile("-----END [A-Z0-9 ]{1,40}-----[^\\S\\r\\n]*[^\\s]");
    /** The second form of encryption is that of traditional keys (RFC 1421). */
    private static final Pattern CLEAR = Pattern.compile(
            "-----BEGIN (?!ENCRYPTED )([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----(?!\\s*Proc-Type: 4,ENCRYPTED)");

    /** True when something follows the end of a block on its line: OpenSSL does not read the file then. */
    static boolean isGlued(String text) {
        return GLUED.matcher(text).find();
    }

    /** True for a private key that no passphrase protects. */
    static boolean isClearKey(String text) {
        return CLEAR.matcher(text).find();
    }

    /** The first block of a text; the curve that OpenSSL writes before an EC key is passed over. */
    static Optional<Pem> first(String text) {
        Matcher matcher = BLOCK.matcher(text);
        boolean found = matcher.find();
        while (found && matcher.group(1).equals("EC PARAMETERS")) {
            found = matcher.find();
        }
        return found ? of(matcher) : Optional.empty();
    }

    /** The first block of a kind: key and chain may share a file, as {@code smtpd_tls_chain_files} has it. */
    static Optional<Pem> first(String text, String label) {
        Matcher matcher = BLOCK.matcher(text);
        boolean found = matcher.find();
        while (found && !matcher.group(1).equals(label)) {
            found = matcher.find();
        }
        return found ? of(matcher) : Optional.empty();
    }

    /** Every block of a kind, e.g. of a bundle of authorities; one that is no base64 is passed over. */
    static List<Pem> all(String text, String label) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(label))
                .flatMap(block -> of(block).stream())
                .toList();
    }

    /** The block of a text that holds nothing else. */
    static Optional<Pem> only(String text) {
        Matcher matcher = BLOCK.matcher(text.strip());
        return matcher.matches() ? of(matcher) : Optional.empty();
    }

    private static Optional<Pem> of(MatchResult matcher) {
        String base64 = matcher.group(2).replaceAll("\\s", "");
        boolean whole = base64.matches("[A-Za-z0-9+/]+={0,2}") && base64.length() % 4 == 0;
        return whole ? Optional.of(new Pem(matcher.group(1), Base64.getDecoder().decode(base64))) : Optional.empty();
    }

    /** The block written anew: 64 characters a line, nothing around it. */
    String text() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
