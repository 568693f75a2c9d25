package org.mailwright.model;

import java.util.Optional;
import org.mailwright.diagnostic.Parsed;

/**
 * An address range in CIDR notation with no host bits set; a single address has its full length.
 *
 * @param base the first address
 * @param length the prefix length, 0 to 32 or 128
 */
public record Network(IpAddress base, int length) implements Comparable<Network> {

    public Network {
        if (length < 0 || length > base.octets().length * 8 || hostBits(base, length)) {
            throw new IllegalArgumentException("not a network: " + base + "/" + length);
        }
    }

    /** The range that holds this address only. */
    public static Network of(IpAddress address) {
        return new Network(address, address.octets().length * 8);
    }

    /** Reads {@code 203.0.113.0/24} or a single address. */
    public static Parsed<Network> parse(String text) {
        int slash = text.indexOf('/');
        Parsed<IpAddress> base = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (base.value().isEmpty() || slash < 0) {
            return base.map(Network::of);
        }
        String length = text.substring(slash + 1);
        IpAddress address = base.orElseThrow();
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > address.octets().length * 8) {
            return Parsed.not("\"" + text + "\" has no valid prefix length");
        }
        return hostBits(address, Integer.parseInt(length))
                ? Parsed.not("\"" + text + "\" has host bits set")
                : Parsed.of(new Network(address, Integer.parseInt(length)));
    }

    /** The network that a text with host bits set lies in, e.g. 203.0.113.0/24 of {@code 203.0.113.7/24}; else nothing. */
    public static Optional<Network> around(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> base = slash < 0
                ? Optional.empty()
                : IpAddress.parse(text.substring(0, slash)).value();
        if (base.isEmpty()
                || parse(text).value().isPresent()
                || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int length = Integer.parseInt(text.substring(slash + 1));
        return length > base.get().octets().length * 8
                ? Optional.empty()
                : Optional.of(new Network(base.get().prefix(length), length));
    }

    /** True when the address lies in this range. */
    public boolean covers(IpAddress address) {
        byte[] mine = base.octets();
        byte[] theirs = address.octets();
        for (int i = 0; i < length && mine.length == theirs.length; i++) {
            if (bit(mine, i) != bit(theirs, i)) {
                return false;
            }
        }
        return mine.length == theirs.length;
    }

    private static boolean hostBits(IpAddress base, int length) {
        byte[] octets = base.octets();
        for (int i = length; i < octets.length * 8; i++) {
            if (bit(octets, i) != 0) {
                return true;
            }
        }
        return false;
    }

    private static int bit(byte[] octets, int i) {
        return octets[i / 8] >> 7 - i % 8 & 1;
    }

    @Override
    public int compareTo(Network other) {
        int bases = base.compareTo(other.base);
        return bases != 0 ? bases : length - other.length;
    }

    @Override
    public String toString() {
        return base + "/" + length;
    }
}
