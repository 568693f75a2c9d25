package org.mailwright.model;

import java.util.Arrays;
import org.mailwright.diagnostic.Parsed;

/**
 * An IPv4 or IPv6 address, written canonically (dotted quad without leading zeros; RFC 5952).
 *
 * @param text the canonical text, e.g. {@code 203.0.113.7} or {@code 2001:db8::7}
 */
public record IpAddress(String text) implements Comparable<IpAddress> {
    /** ::ffff:0:0/96 (RFC 4291 section 2.5.5.2): an IPv4 address in disguise, which no table would match. */
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    public IpAddress {
        if (text.isEmpty() || !write(bytes(text)).equals(text)) {
            throw new IllegalArgumentException("not a canonical IP address");
        }
    }

    /** Reads an address literal; no zone index, no port, no brackets, no IPv4-mapped form, never a name. */
    public static Parsed<IpAddress> parse(String text) {
        byte[] bytes = bytes(text);
        return bytes.length == 0
                ? Parsed.not("\"" + text + "\" is not an IP address")
                : Parsed.of(new IpAddress(write(bytes)));
    }

    /**
     * Reads the address of a client as a server writes it down: an IPv4 address in its IPv6 form ({@code ::ffff:192.0.2.1},
     * RFC 4291 section 2.5.5.2) is the IPv4 address, as RFC 7208 section 5 asks for.
     */
    public static Parsed<IpAddress> parseClient(String text) {
        byte[] bytes = text.indexOf(':') >= 0 ? anyIpv6(text) : new byte[0];
        return isMapped(bytes)
                ? Parsed.of(new IpAddress(write(Arrays.copyOfRange(bytes, MAPPED.length, bytes.length))))
                : parse(text);
    }

    /** The address of a text that is known to be one. */
    public static IpAddress of(String text) {
        return parse(text).orElseThrow();
    }

    /** The 4 or 16 octets in network order. */
    public byte[] octets() {
        return bytes(text);
    }

    /** Its first {@code length} bits, the others 0: the first address of the network it lies in. */
    public IpAddress prefix(int length) {
        byte[] octets = octets();
        for (int i = length; i < octets.length * 8; i++) {
            octets[i / 8] &= (byte) ~(0x80 >> i % 8);
        }
        return new IpAddress(write(octets));
    }

    public boolean isIpv6() {
        return text.indexOf(':') >= 0;
    }

    /** True for loopback, link-local, private, shared, multicast and unspecified addresses: none that mail can leave from. */
    public boolean isLocal() {
        byte[] b = octets();
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        if (b.length == 4) {
            return first == 0
                    || first == 10
                    || first == 127
                    || first >= 224
                    || first == 169 && second == 254
                    || first == 172 && (second & 0xf0) == 16
                    || first == 192 && second == 168
                    || first == 100 && (second & 0xc0) == 64;
        }
        boolean loopbackOrUnspecified = text.equals("::") || text.equals("::1");
        return loopbackOrUnspecified
                || first == 0xff
                || (first & 0xfe) == 0xfc
                || first == 0xfe && (second & 0xc0) == 0x80;
    }

    /** The owner name of its PTR record, without final dot: {@code 7.113.0.203.in-addr.arpa} (RFC 1035 3.5, RFC 3596 2.5). */
    public String reverseName() {
        byte[] b = octets();
        StringBuilder name = new StringBuilder();
        for (int i = b.length - 1; i >= 0; i--) {
            int octet = b[i] & 0xff;
            if (b.length == 4) {
                name.append(octet).append('.');
            } else {
                name.append(Integer.toHexString(octet & 15)).append('.');
                name.append(Integer.toHexString(octet >> 4)).append('.');
            }
        }
        return name + (b.length == 4 ? "in-addr.arpa" : "ip6.arpa");
    }

    private static byte[] bytes(String text) {
        return text.indexOf(':') >= 0 ? ipv6(text) : ipv4(text);
    }

    /** Four numbers without leading zeros. Written by hand: a proof compares addresses by the hundred thousand. */
    private static byte[] ipv4(String text) {
        byte[] bytes = new byte[4];
        int part = 0;
        int begin = 0;
        int number = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                boolean zeros = i - begin > 1 && text.charAt(begin) == '0';
                if (part == 4 || i == begin || i - begin > 3 || zeros || number > 255) {
                    return new byte[0];
                }
                bytes[part++] = (byte) number;
                begin = i + 1;
                number = 0;
            } else if (c >= '0' && c <= '9') {
                number = Math.min(number * 10 + c - '0', 999);
            } else {
                return new byte[0];
            }
        }
        return part == 4 ? bytes : new byte[0];
    }

    private static byte[] ipv6(String text) {
        byte[] bytes = anyIpv6(text);
        return isMapped(bytes) ? new byte[0] : bytes;
    }

    private static boolean isMapped(byte[] bytes) {
        return bytes.length == 16 && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
    }

    /** Any form of RFC 4291 section 2.2; the last two groups may be a dotted quad. */
    private static byte[] anyIpv6(String written) {
        String text = written;
        if (text.indexOf('.') >= 0) {
            int last = text.lastIndexOf(':') + 1;
            byte[] quad = ipv4(text.substring(last));
            if (quad.length == 0) {
                return quad;
            }
            text = text.substring(0, last) + Integer.toHexString(group(quad, 0)) + ":"
                    + Integer.toHexString(group(quad, 1));
        }
        int gap = text.indexOf("::");
        byte[] head = groups(gap < 0 ? text : text.substring(0, gap));
        byte[] tail = groups(gap < 0 ? "" : text.substring(gap + 2));
        boolean whole = gap < 0 ? head.length == 16 : head.length + tail.length <= 14;
        boolean bad = text.length() > 39 || head.length % 2 != 0 || tail.length % 2 != 0;
        if (!whole || bad) {
            return new byte[0];
        }
        byte[] bytes = Arrays.copyOf(head, 16);
        System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
        return bytes;
    }

    /** Two octets a group; a single octet (never valid) where a group is none. */
    private static byte[] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        byte[] bytes = new byte[parts.length * 2];
        for (int i = 0; i < parts.length; i++) {
            int group = 0;
            for (int j = 0; j < parts[i].length(); j++) {
                char c = parts[i].charAt(j);
                int digit = c < 128 ? Character.digit(c, 16) : -1;
                if (digit < 0) {
                    return new byte[1];
                }
                group = group << 4 | digit;
            }
            if (parts[i].isEmpty() || parts[i].length() > 4) {
                return new byte[1];
            }
            bytes[2 * i] = (byte) (group >> 8);
            bytes[2 * i + 1] = (byte) group;
        }
        return bytes;
    }

    private static String write(byte[] b) {
        if (b.length == 4) {
            return (b[0] & 0xff) + "." + (b[1] & 0xff) + "." + (b[2] & 0xff) + "." + (b[3] & 0xff);
        }
        return b.length == 16 ? compressed(b) : "";
    }

    private static String compressed(byte[] b) {
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int j = i;
            while (j < 8 && group(b, j) == 0) {
                j++;
            }
            if (j - i > length) {
                start = i;
                length = j - i;
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                out.append("::");
                i += length - 1;
            } else {
                out.append(out.length() == 0 || out.charAt(out.length() - 1) == ':' ? "" : ":");
                out.append(Integer.toHexString(group(b, i)));
            }
        }
        return out.toString();
    }

    private static int group(byte[] b, int i) {
        return (b[2 * i] & 0xff) << 8 | b[2 * i + 1] & 0xff;
    }

    /** IPv4 before IPv6, then by octets. */
    @Override
    public int compareTo(IpAddress other) {
        byte[] mine = octets();
        byte[] theirs = other.octets();
        return mine.length != theirs.length ? mine.length - theirs.length : Arrays.compareUnsigned(mine, theirs);
    }

    @Override
    public String toString() {
        return text;
    }
}
