package org.mailwright.source.file;

/**
 * How much of Java's memory one input may take, so that it is refused with its name before the memory ends. A text is
 * weighed before it is parsed: values weigh more than their letters.
 */
public final class HeapShare {
    /** Of the heap; what is made of the inputs needs the rest. */
    private static final int SHARE = 3;

    /** A letter is held as a byte read, a byte copied, and a byte of a value. */
    public static final int OCTET = 3;

    /** A value with its place, its key and what holds them: measured with the smallest values of JSON and YAML. */
    private static final int VALUE = 120;

    private HeapShare() {}

    /** What one input may weigh. */
    public static long octets() {
        return Runtime.getRuntime().maxMemory() / SHARE;
    }

    /** What a text will weigh when it is parsed, at most: each value is begun by one of these characters. */
    public static long weight(byte[] text) {
        long values = 0;
        for (byte b : text) {
            values += b == ',' || b == ':' || b == '[' || b == '{' || b == '\n' || b == '-' || b == '=' ? 1 : 0;
        }
        return values * VALUE + (long) text.length * OCTET;
    }
}
