package org.mailwright.model;

import java.util.Optional;
import org.mailwright.diagnostic.Parsed;

/**
 * An address range in CIDR notation with no host bits set; a single address has its full length.
 *
 * @param first the first address
 * @param length the prefix length, 0 to 32 or 128
 */
public record Network(IpAddress first, int length) implements Comparable<Network> {

    public Network {
        if (length < 0 || length > first.bits() || !first.equals(first.first(length))) {
            throw new IllegalArgumentException("not a network: " + first + "/" + length);
        }
    }

    /** The range that holds this address only. */
    public static Network of(IpAddress address) {
        return new Network(address, address.bits());
    }

    /** The range of this length that the address lies in. */
    public static Network around(IpAddress address, int length) {
        return new Network(address.first(length), length);
    }

    /** Reads {@code 203.0.113.0/24} or a single address. */
    public static Parsed<Network> parse(String text) {
        int slash = text.indexOf('/');
        Parsed<IpAddress> base = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (base.value().isEmpty() || slash < 0) {
            return base.map(Network::of);
        }
        IpAddress address = base.orElseThrow();
        int length = length(text, slash + 1);
        if (length < 0 || length > address.bits()) {
            return Parsed.not("\"" + text + "\" has no valid prefix length");
        }
        Network network = around(address, length);
        return network.first.equals(address) ? Parsed.of(network) : Parsed.not("\"" + text + "\" has host bits set");
    }

    /** The network that a text with host bits set lies in, e.g. 203.0.113.0/24 of {@code 203.0.113.7/24}; else nothing. */
    public static Optional<Network> around(String text) {
        int slash = text.indexOf('/');
        int length = slash < 0 ? -1 : length(text, slash + 1);
        if (length < 0) {
            return Optional.empty();
        }
        return IpAddress.parse(text.substring(0, slash))
                .value()
                .filter(address -> length <= address.bits() && !address.equals(address.first(length)))
                .map(address -> around(address, length));
    }

    /** The number of one to three digits that begins there; a negative one for anything else. */
    private static int length(String text, int begin) {
        int digits = text.length() - begin;
        int length = digits < 1 || digits > 3 ? -1 : 0;
        for (int i = begin; i < text.length() && length >= 0; i++) {
            char c = text.charAt(i);
            length = c < '0' || c > '9' ? -1 : length * 10 + c - '0';
        }
        return length;
    }

    /** True for the range of one address. */
    public boolean isSingle() {
        return length == first.bits();
    }

    /** The last address. */
    public IpAddress last() {
        return first.last(length);
    }

    /** True when the address lies in this range. */
    public boolean covers(IpAddress address) {
        return first.isLike(address, length);
    }

    @Override
    public int compareTo(Network other) {
        int firsts = first.compareTo(other.first);
        return firsts != 0 ? firsts : length - other.length;
    }

    @Override
    public String toString() {
        return first + "/" + length;
    }
}
