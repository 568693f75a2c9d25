package org.mailwright.source.ldap;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mailwright.diagnostic.Diagnostic;

/** An LDIF content file (RFC 2849), read as a stream: one record is in memory at a time. */
public final class LdifFile implements Directory {
    private final String name;
    private final Opening opening;

    /** Opens the file's bytes. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    /** A file named {@code name} in messages. */
    public LdifFile(String name, Opening opening) {
        this.name = name;
        this.opening = opening;
    }

    /** A logical line: unfolded, with the number of its first physical line. */
    record Line(byte[] bytes, int number) {
        boolean startsWith(char c) {
            return bytes.length > 0 && bytes[0] == c;
        }
    }

    @Override
    public void read(Consumer<DirectoryEntry> entries, Consumer<Diagnostic> findings) throws IOException {
        try (InputStream in = new BufferedInputStream(opening.open(), 1 << 16)) {
            Reading reading = new Reading(in);
            List<Line> record = new ArrayList<>();
            for (Line line = reading.next(); reading.more; line = reading.next()) {
                if (line.bytes().length == 0) {
                    finish(record, entries, findings);
                } else if (!line.startsWith('#')) {
                    record.add(line);
                }
            }
            finish(record, entries, findings);
        }
    }

    private void finish(List<Line> record, Consumer<DirectoryEntry> entries, Consumer<Diagnostic> findings) {
        if (!record.isEmpty()) {
            LdifRecord.parse(name, List.copyOf(record), entries, findings);
            record.clear();
        }
    }

    /** Unfolds physical lines: one that begins with a space continues the one before (RFC 2849 note 2). */
    private static final class Reading {
        private final InputStream in;
        private int number;
        private int peeked;
        private boolean more = true;

        Reading(InputStream in) throws IOException {
            this.in = in;
            this.peeked = in.read();
        }

        /** The next logical line; an empty one, and {@code more} false, at the end. */
        Line next() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
            if (peeked < 0) {
                more = false;
                return new Line(new byte[0], number);
            }
            int first = number + 1;
            physical(bytes);
            while (peeked == ' ' && bytes.size() > 0) {
                peeked = in.read();
                physical(bytes);
            }
            return new Line(bytes.toByteArray(), first);
        }

        private void physical(ByteArrayOutputStream bytes) throws IOException {
            number++;
            while (peeked >= 0 && peeked != '\n') {
                int octet = peeked;
                peeked = in.read();
                boolean lineEnd = octet == '\r' && (peeked == '\n' || peeked < 0);
                if (!lineEnd) {
                    bytes.write(octet);
                }
            }
            if (peeked == '\n') {
                peeked = in.read();
            }
        }
    }
}
