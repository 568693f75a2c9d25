package org.mailwright.dns;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text of a zone file with each octet beyond ASCII as {@code \DDD} (RFC 1035 section 5.1). */
final class Octets {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(\\d{3}|.)");

    private Octets() {}

    /** How many octets a string of a text record has, its escapes counted as one each. */
    static int count(String text) {
        return ESCAPE.matcher(escaped(text)).replaceAll("x").length();
    }

    static String escaped(String text) {
        if (text.chars().allMatch(sign -> sign < 0x80)) {
            return text;
        }
        StringBuilder made = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet < 0) {
                made.append('\\').append(octet & 0xff);
            } else {
                made.append((char) octet);
            }
        }
        return made.toString();
    }
}
