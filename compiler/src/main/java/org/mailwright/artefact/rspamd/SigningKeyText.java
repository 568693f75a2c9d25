package org.mailwright.artefact.rspamd;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A private key as rspamd reads it: RSA in PEM as it came, Ed25519 as the base64 of its 32 octets, since rspamd takes
 * every key in PEM for RSA. The text never stands in a message.
 */
final class SigningKeyText {
    /** In DER: the algorithm id-Ed25519 and the two octet strings around the key (RFC 8410 section 7). */
    private static final String ED25519 = "06032b657004220420";

    private static final int ED25519_LENGTH = 32;

    private SigningKeyText() {}

    /** The lines of the key's file; throws on what is no private key in PEM (RFC 7468). */
    static List<String> lines(String text) {
        List<String> lines = text.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
        boolean framed = lines.size() > 2
                && lines.get(0).matches("-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----")
                && lines.get(lines.size() - 1).equals(lines.get(0).replace("BEGIN", "END"));
        String base64 = framed ? String.join("", lines.subList(1, lines.size() - 1)) : "";
        if (!base64.matches("[A-Za-z0-9+/]+={0,2}") || base64.length() % 4 != 0) {
            throw new IllegalArgumentException("a DKIM key that is no private key in PEM");
        }
        byte[] der = Base64.getDecoder().decode(base64);
        int at = HexFormat.of().formatHex(der).indexOf(ED25519);
        int start = (at + ED25519.length()) / 2;
        return at < 0 || at % 2 != 0 || start + ED25519_LENGTH > der.length
                ? lines
                : List.of(Base64.getEncoder().encodeToString(Arrays.copyOfRange(der, start, start + ED25519_LENGTH)));
    }
}
