package org.mailwright.hiera.lookup;

import java.io.IOException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.diagnostic.Parsed;

/**
 * hiera-eyaml's ciphertext as text: {@code ENC[PKCS7,…]}, any number of times in a string. Bouncy Castle is not needed to
 * see it.
 */
final class Ciphertext {
    /** What hiera-eyaml looks for before it decrypts anything: on one line. */
    private static final Pattern SUSPECT = Pattern.compile("ENC\\[.*?\\]");

    private static final Pattern CIPHERTEXT = Pattern.compile("ENC\\[(?:(\\w+),)?([A-Za-z0-9+/ =\\n]+?)\\]");

    private Ciphertext() {}

    /** Opens one ciphertext. */
    interface Opener {
        Parsed<String> open(String method, byte[] ciphertext) throws IOException;
    }

    /** True when hiera-eyaml would look into the text at all. */
    static boolean isSuspect(String text) {
        return text.contains("ENC[") && SUSPECT.matcher(text).find();
    }

    static boolean isSealed(String text) {
        return isSuspect(text) && CIPHERTEXT.matcher(text).find();
    }

    /** The text with everything in it opened. */
    static Parsed<String> open(String text, Opener opener) throws IOException {
        Matcher matcher = CIPHERTEXT.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String method = matcher.group(1) == null ? "PKCS7" : matcher.group(1);
            Parsed<String> clear;
            try {
                clear = opener.open(method, Base64.getMimeDecoder().decode(matcher.group(2)));
            } catch (IllegalArgumentException e) {
                clear = Parsed.not("the ciphertext is not base64");
            }
            if (clear.value().isEmpty()) {
                return clear;
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(clear.orElseThrow()));
        }
        return Parsed.of(chomped(matcher.appendTail(out).toString()));
    }

    /** Ciphertext is usually a folded block, whose last line end is not part of the secret: Puppet's chomp. */
    private static String chomped(String text) {
        return text.replaceFirst("(\\r\\n|\\n|\\r)\\z", "");
    }
}
