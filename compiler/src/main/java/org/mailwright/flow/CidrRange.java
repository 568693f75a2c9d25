package org.mailwright.flow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailwright.model.IpAddress;

/**
 * The addresses that begin with the same bits: what {@code ip4}, {@code ip6} and the lengths of {@code a} and {@code mx} mean
 * (RFC 7208 section 5.6). Unlike a network of our inputs it may be written with host bits.
 *
 * @param prefix the common bits as digits, e.g. {@code 11001011} for 203.0.0.0/8
 */
public record CidrRange(String prefix, boolean ipv6) {
    private static final Pattern DOTTED = Pattern.compile("(.*:)([0-9]+\\.[0-9.]*)");
    private static final int GROUPS = 8;

    /** The range around an address. */
    static CidrRange of(IpAddress address, int length) {
        return new CidrRange(bits(address).substring(0, length), address.isIpv6());
    }

    /** The range around an IPv4 address as RFC 7208 section 5.6 writes it: no leading zeros. */
    static Optional<CidrRange> ipv4(String text, int length) {
        return IpAddress.parse(text).value().filter(found -> !found.isIpv6()).map(found -> of(found, length));
    }

    /** The range around an IPv6 address in any form of RFC 4291 section 2.2, also with an IPv4 address at its end. */
    static Optional<CidrRange> ipv6(String text, int length) {
        String plain = text;
        Matcher dotted = DOTTED.matcher(text);
        if (dotted.matches()) {
            Optional<IpAddress> end = IpAddress.parse(dotted.group(2)).value();
            if (end.isEmpty()) {
                return Optional.empty();
            }
            byte[] b = end.get().octets();
            plain = dotted.group(1) + Integer.toHexString((b[0] & 255) << 8 | b[1] & 255) + ":"
                    + Integer.toHexString((b[2] & 255) << 8 | b[3] & 255);
        }
        return groups(plain).map(bits -> new CidrRange(bits.substring(0, length), true));
    }

    private static Optional<String> groups(String text) {
        int gap = text.indexOf("::");
        String[] head = split(gap < 0 ? text : text.substring(0, gap));
        String[] tail = split(gap < 0 ? "" : text.substring(gap + 2));
        int given = head.length + tail.length;
        if (gap < 0 ? given != GROUPS : given >= GROUPS) {
            return Optional.empty();
        }
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            String group = i < head.length ? head[i] : i >= GROUPS - tail.length ? tail[i - GROUPS + tail.length] : "0";
            if (!group.matches("[0-9A-Fa-f]{1,4}")) {
                return Optional.empty();
            }
            bits.append(binary(Integer.parseInt(group, 16), 16));
        }
        return Optional.of(bits.toString());
    }

    private static String[] split(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    private static String bits(IpAddress address) {
        StringBuilder bits = new StringBuilder();
        for (byte octet : address.octets()) {
            bits.append(binary(octet & 255, 8));
        }
        return bits.toString();
    }

    private static String binary(int value, int width) {
        String digits = Integer.toBinaryString(value);
        return "0".repeat(width - digits.length()) + digits;
    }

    /** The prefix length. */
    public int length() {
        return prefix.length();
    }

    /** True when the address lies in it; one of the other kind never does. */
    public boolean covers(IpAddress client) {
        return client.isIpv6() == ipv6 && bits(client).startsWith(prefix);
    }
}
