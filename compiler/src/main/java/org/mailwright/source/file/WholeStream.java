package org.mailwright.source.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The octets of a file that had so many when it was opened. One that grows or shrinks meanwhile is being written, and half
 * of it must not be taken for the whole; nor does it ever end, where its writer is fast.
 */
final class WholeStream extends FilterInputStream {
    private final String name;
    private long left;

    WholeStream(InputStream in, String name, long size) {
        super(in);
        this.name = name;
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = left == 0 ? in.read() : in.read(into, start, (int) Math.min(left, length));
        if (left == 0 && read >= 0 || left > 0 && read < 0) {
            throw new IOException(
                    name + " cannot be read: it changed while it was read; run it again when it is written");
        }
        left -= left == 0 ? 0 : read;
        return read;
    }

    @Override
    public long skip(long octets) {
        return 0;
    }
}
