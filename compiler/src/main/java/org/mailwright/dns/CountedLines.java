package org.mailwright.dns;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * A file's octets, counting the lines that were taken from it. The parser reads octet by octet from a buffered stream and
 * does not say which line a record came from; so it gets a stream that is one and counts.
 */
final class CountedLines extends BufferedInputStream {
    private int lines;

    CountedLines(byte[] text) {
        super(new ByteArrayInputStream(text));
    }

    /** The line ends read so far. */
    int lines() {
        return lines;
    }

    @Override
    public synchronized int read() throws IOException {
        int octet = super.read();
        lines += octet == '\n' ? 1 : 0;
        return octet;
    }

    @Override
    public synchronized int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        for (int i = from; i < from + count; i++) {
            lines += into[i] == '\n' ? 1 : 0;
        }
        return count;
    }
}
