package org.mailwright.hiera;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.mailwright.diagnostic.Parsed;

/** The text of a file, which Puppet reads as UTF-8 and as nothing else. */
public final class Utf8 {
    private Utf8() {}

    public static Parsed<String> decode(byte[] bytes) {
        // Nearly all files are ASCII, and then no second copy is needed.
        if (isAscii(bytes)) {
            return Parsed.of(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        try {
            return Parsed.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Parsed.not("is not UTF-8");
        }
    }

    /** The line of the first octets that are no UTF-8, counted from 1. */
    public static int faultyLine(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
