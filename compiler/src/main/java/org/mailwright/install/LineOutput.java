package org.mailwright.install;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands what is written into it on, line by line: one character for each octet, as keys are only compared. */
final class LineOutput extends OutputStream {
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineOutput(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void write(int octet) {
        if (octet == '\n') {
            end();
        } else {
            line.write(octet);
        }
    }

    @Override
    public void write(byte[] octets, int from, int length) {
        int start = from;
        for (int i = from; i < from + length; i++) {
            if (octets[i] == '\n') {
                line.write(octets, start, i - start);
                end();
                start = i + 1;
            }
        }
        line.write(octets, start, from + length - start);
    }

    private void end() {
        lines.accept(line.toString(StandardCharsets.ISO_8859_1));
        line.reset();
    }

    /** A last line without an end is a line too. */
    @Override
    public void close() {
        if (line.size() > 0) {
            end();
        }
    }
}
