package org.mailwright.dns;

import java.nio.charset.StandardCharsets;

/** Text of a zone file with each octet beyond ASCII as {@code \DDD} (RFC 1035 section 5.1). */
final class Octets {
    private Octets() {}

    static String escaped(String text) {
        StringBuilder made = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            made.append(octet < 0 ? "\\" + (octet & 0xff) : String.valueOf((char) octet));
        }
        return made.toString();
    }
}
