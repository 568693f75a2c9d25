package org.mailwright.rule.dkim;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One value of DER (X.690 section 8.1).
 *
 * @param content a copy
 */
record Der(int tag, byte[] content) {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int SEQUENCE = 0x30;
    /** A length above this says how many octets have it. */
    private static final int SHORT = 0x80;
    /** No key is longer than three such octets say. */
    private static final int LONGEST = 3;

    boolean is(int other) {
        return tag == other;
    }

    /** The values in this one; none where it is broken. */
    List<Der> inside() {
        return all(content);
    }

    /** The size of an integer. */
    int bits() {
        return content.length == 0 ? 0 : new BigInteger(content).bitLength();
    }

    /** The values that the octets are one after the other; none where they are anything else. */
    static List<Der> all(byte[] octets) {
        List<Der> values = new ArrayList<>();
        int at = 0;
        while (at < octets.length) {
            if (octets.length - at < 2) {
                return List.of();
            }
            int tag = octets[at] & 0xff;
            int length = octets[at + 1] & 0xff;
            at += 2;
            if (length >= SHORT) {
                int count = length - SHORT;
                if (count == 0 || count > LONGEST || count > octets.length - at) {
                    return List.of();
                }
                length = new BigInteger(1, Arrays.copyOfRange(octets, at, at + count)).intValueExact();
                at += count;
            }
            if (length > octets.length - at) {
                return List.of();
            }
            values.add(new Der(tag, Arrays.copyOfRange(octets, at, at + length)));
            at += length;
        }
        return values;
    }
}
