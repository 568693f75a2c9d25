package org.mailwright.source.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The logical lines of an LDIF file: a physical line that begins with a space continues the one before (RFC 2849 note
 * 2). The bytes of a line are valid until the next one: a file of a million entries is read without a copy of each.
 */
final class LdifLines {
    /** A logical line; the largest values are pictures. */
    private static final int LONGEST = 1 << 24;

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** A line that no LDIF has. */
    static final class Endless extends IOException {
        private static final long serialVersionUID = 1L;

        private Endless(String message) {
            super(message);
        }
    }

    private final InputStream in;
    private final byte[] block = new byte[1 << 16];
    private int at;
    private int end;
    private byte[] line = new byte[256];
    private int length;
    private int first;
    private int physical;

    LdifLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        if (!fill()) {
            return false;
        }
        first = physical + 1;
        length = 0;
        append();
        while (length > 0 && fill() && block[at] == ' ') {
            at++;
            append();
        }
        return true;
    }

    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    /** The number of its first physical line, counted from 1. */
    int number() {
        return first;
    }

    boolean startsWith(char c) {
        return length > 0 && line[0] == c;
    }

    /** The octets of the line from {@code from} on, as Latin-1. */
    String text(int from) {
        return new String(line, from, length - from, StandardCharsets.ISO_8859_1);
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(block));
            if (physical == 0 && length == 0 && hasMark()) {
                at = MARK.length;
            }
        }
        return at < end;
    }

    /** True where the file begins with the byte order mark of UTF-8. */
    private boolean hasMark() {
        return end >= MARK.length && Arrays.equals(block, 0, MARK.length, MARK, 0, MARK.length);
    }

    /** One physical line, without its end: LF, or CR LF. */
    private void append() throws IOException {
        physical++;
        boolean ended = false;
        int start = length;
        while (!ended && fill()) {
            int stop = at;
            int last = end;
            byte[] octets = block;
            while (stop < last && octets[stop] != '\n') {
                stop++;
            }
            copy(stop - at);
            ended = stop < end;
            at = ended ? stop + 1 : stop;
        }
        if (length > start && line[length - 1] == '\r') {
            length--;
        }
    }

    private void copy(int count) throws IOException {
        if (length + count > LONGEST) {
            throw new Endless("line " + first + " has more than " + LONGEST + " octets");
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
        }
        System.arraycopy(block, at, line, length, count);
        length += count;
    }
}
