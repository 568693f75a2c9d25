package org.mailwright.model;

import java.util.Optional;
import org.mailwright.diagnostic.Parsed;

/**
 * An IPv4 or IPv6 address: its 32 or 128 bits. It is written in the one canonical form (a dotted quad without leading zeros;
 * RFC 5952).
 *
 * @param high the first 64 bits; an IPv4 address has 32 bits, and the others are 0
 * @param low the last 64 bits; 0 for an IPv4 address
 */
public record IpAddress(boolean isIpv6, long high, long low) implements Comparable<IpAddress> {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int GROUPS = 8;

    public IpAddress {
        if (!isIpv6 && (high << IPV4_BITS | low) != 0) {
            throw new IllegalArgumentException("an IPv4 address has 32 bits");
        }
    }

    /** Reads an address literal; no zone index, no port, no brackets, no IPv4-mapped form, never a name. */
    public static Parsed<IpAddress> parse(String text) {
        Optional<IpAddress> address =
                text.indexOf(':') >= 0 ? ipv6(text).filter(found -> !found.isMapped()) : ipv4(text);
        return address.map(Parsed::of).orElseGet(() -> Parsed.not("\"" + text + "\" is not an IP address"));
    }

    /**
     * Reads the address of a client as a server writes it down: an IPv4 address in its IPv6 form ({@code ::ffff:192.0.2.1},
     * RFC 4291 section 2.5.5.2) is the IPv4 address, as RFC 7208 section 5 asks for.
     */
    public static Parsed<IpAddress> parseClient(String text) {
        Optional<IpAddress> mapped = ipv6(text).filter(IpAddress::isMapped);
        return mapped.isPresent() ? Parsed.of(ipv4(mapped.get().low)) : parse(text);
    }

    /** The address of a text that is known to be one. */
    public static IpAddress of(String text) {
        return parse(text).orElseThrow();
    }

    /** How many bits it has: 32 or 128. */
    public int bits() {
        return isIpv6 ? IPV6_BITS : IPV4_BITS;
    }

    /** Its first {@code length} bits, the others 0: the first address of the network of this length around it. */
    public IpAddress first(int length) {
        return new IpAddress(isIpv6, high & mask(length), low & mask(length - Long.SIZE));
    }

    /** Its first {@code length} bits, the others 1: the last address of the network of this length around it. */
    public IpAddress last(int length) {
        return new IpAddress(
                isIpv6,
                high | mask(bits()) & ~mask(length),
                low | mask(bits() - Long.SIZE) & ~mask(length - Long.SIZE));
    }

    /** True when the other address is of the same family and its first {@code length} bits are the same. */
    boolean isLike(IpAddress other, int length) {
        return isIpv6 == other.isIpv6
                && ((high ^ other.high) & mask(length)) == 0
                && ((low ^ other.low) & mask(length - Long.SIZE)) == 0;
    }

    /** A number that begins with so many ones, the other bits 0. */
    private static long mask(int ones) {
        return ones <= 0 ? 0 : -1L << Math.max(Long.SIZE - ones, 0);
    }

    /** True for ::ffff:0:0/96 (RFC 4291 section 2.5.5.2): an IPv4 address in disguise, which no table would match. */
    private boolean isMapped() {
        return isIpv6 && high == 0 && low >>> IPV4_BITS == 0xffff;
    }

    /**
     * True for loopback, link-local, private, shared, multicast, unspecified and IPv4-mapped addresses: mail cannot leave
     * from them.
     */
    public boolean isLocal() {
        int first = octet(0);
        int second = octet(1);
        if (!isIpv6) {
            return first == 0
                    || first == 10
                    || first == 127
                    || first >= 224
                    || first == 169 && second == 254
                    || first == 172 && (second & 0xf0) == 16
                    || first == 192 && second == 168
                    || first == 100 && (second & 0xc0) == 64;
        }
        boolean loopbackOrUnspecified = high == 0 && (low == 0 || low == 1);
        return loopbackOrUnspecified
                || isMapped()
                || first == 0xff
                || (first & 0xfe) == 0xfc
                || first == 0xfe && (second & 0xc0) == 0x80;
    }

    /** The owner name of its PTR record, without final dot: {@code 7.113.0.203.in-addr.arpa} (RFC 1035 3.5, RFC 3596 2.5). */
    public String reverseName() {
        StringBuilder name = new StringBuilder();
        for (int i = bits() / Byte.SIZE - 1; i >= 0; i--) {
            int octet = octet(i);
            if (isIpv6) {
                name.append(Integer.toHexString(octet & 15)).append('.');
                name.append(Integer.toHexString(octet >> 4)).append('.');
            } else {
                name.append(octet).append('.');
            }
        }
        return name + (isIpv6 ? "ip6.arpa" : "in-addr.arpa");
    }

    private int octet(int i) {
        return (int) ((i < Long.BYTES ? high : low) >>> Long.SIZE - Byte.SIZE * (i % Long.BYTES + 1)) & 0xff;
    }

    private int group(int i) {
        return octet(2 * i) << Byte.SIZE | octet(2 * i + 1);
    }

    private static IpAddress ipv4(long number) {
        return new IpAddress(false, number << IPV4_BITS, 0);
    }

    /** Four numbers without leading zeros. Written by hand: a proof compares addresses by the hundred thousand. */
    private static Optional<IpAddress> ipv4(String text) {
        long bits = 0;
        int part = 0;
        int begin = 0;
        int number = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                boolean zeros = i - begin > 1 && text.charAt(begin) == '0';
                if (part == 4 || i == begin || i - begin > 3 || zeros || number > 255) {
                    return Optional.empty();
                }
                bits = bits << Byte.SIZE | number;
                part++;
                begin = i + 1;
                number = 0;
            } else if (c >= '0' && c <= '9') {
                number = Math.min(number * 10 + c - '0', 999);
            } else {
                return Optional.empty();
            }
        }
        return part == 4 ? Optional.of(ipv4(bits)) : Optional.empty();
    }

    /**
     * Reads an IPv6 address in any form of RFC 4291 section 2.2, whose last two groups may be a dotted quad; unlike
     * {@link #parse} an IPv4-mapped one too.
     */
    public static Optional<IpAddress> ipv6(String text) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("::", at)) {
                if (gap >= 0) {
                    return Optional.empty();
                }
                gap = count;
                at += 2;
                if (at == text.length()) {
                    break;
                }
            } else if (count > 0) {
                at++;
            }
            int colon = text.indexOf(':', at);
            String group = text.substring(at, colon < 0 ? text.length() : colon);
            Optional<IpAddress> quad = colon < 0 ? ipv4(group) : Optional.empty();
            int number = group(group);
            if (count + (quad.isPresent() ? 2 : 1) > GROUPS || quad.isEmpty() && number < 0) {
                return Optional.empty();
            }
            if (quad.isPresent()) {
                groups[count++] = quad.get().group(0);
                number = quad.get().group(1);
            }
            groups[count++] = number;
            at += group.length();
        }
        return whole(groups, count, gap);
    }

    /** The address of so many groups: zeros between those before the gap and those after it; without gap (-1) all eight. */
    private static Optional<IpAddress> whole(int[] groups, int count, int gap) {
        if (gap < 0 ? count != GROUPS : count == GROUPS) {
            return Optional.empty();
        }
        int head = gap < 0 ? count : gap;
        long[] halves = new long[2];
        for (int i = 0; i < GROUPS; i++) {
            int after = i - GROUPS + count;
            int group = i < head ? groups[i] : after >= head ? groups[after] : 0;
            halves[i / 4] = halves[i / 4] << 16 | group;
        }
        return Optional.of(new IpAddress(true, halves[0], halves[1]));
    }

    /** One to four hexadecimal digits; a negative number for anything else. */
    private static int group(String text) {
        int group = text.isEmpty() || text.length() > 4 ? -1 : 0;
        for (int i = 0; i < text.length() && group >= 0; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            group = digit < 0 ? -1 : group << 4 | digit;
        }
        return group;
    }

    /** The canonical text, e.g. {@code 203.0.113.7} or {@code 2001:db8::7}. */
    public String text() {
        return isIpv6 ? compressed() : octet(0) + "." + octet(1) + "." + octet(2) + "." + octet(3);
    }

    /** RFC 5952 section 4: the longest run of zeros, the first of equals, never a single one, is {@code ::}. */
    private String compressed() {
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int j = i;
            while (j < GROUPS && group(j) == 0) {
                j++;
            }
            if (j - i > length) {
                start = i;
                length = j - i;
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                out.append("::");
                i += length - 1;
            } else {
                out.append(out.length() == 0 || out.charAt(out.length() - 1) == ':' ? "" : ":");
                out.append(Integer.toHexString(group(i)));
            }
        }
        return out.toString();
    }

    /** IPv4 before IPv6, then by bits. */
    @Override
    public int compareTo(IpAddress other) {
        if (isIpv6 != other.isIpv6) {
            return isIpv6 ? 1 : -1;
        }
        return high != other.high ? Long.compareUnsigned(high, other.high) : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return text();
    }
}
