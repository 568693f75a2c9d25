package org.mailwright.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Lines;
import org.mailwright.diagnostic.Digest;

/**
 * A file's text as digests: one of every line and one of them all, so that two tables of a million entries can be compared
 * while neither is held as text. They are taken with SHA-256, since a table holds what others wrote.
 */
final class Fingerprint {
    private final byte[] whole;
    private final long[] lines;

    private Fingerprint(byte[] whole, long[] lines) {
        this.whole = whole;
        this.lines = lines;
    }

    /** Of a text. */
    static Fingerprint of(Body body) {
        LongStream.Builder digests = LongStream.builder();
        MessageDigest sha256 = Digest.sha256();
        MessageDigest all = Digest.sha256();
        write(body, (text, causes) -> {
            byte[] digest = digest(sha256, text);
            all.update(digest);
            digests.add(first(digest));
        });
        return new Fingerprint(all.digest(), digests.build().sorted().toArray());
    }

    /** True when both texts are the same. */
    boolean isSame(Fingerprint other) {
        return Arrays.equals(whole, other.whole);
    }

    /** Hands over every line of another text that is not among the lines of this one, in their order. */
    void others(Body body, Lines taker) {
        MessageDigest sha256 = Digest.sha256();
        write(body, (text, causes) -> {
            if (Arrays.binarySearch(lines, first(digest(sha256, text))) < 0) {
                taker.line(text, causes);
            }
        });
    }

    private static byte[] digest(MessageDigest sha256, String line) {
        return sha256.digest(line.getBytes(StandardCharsets.UTF_8));
    }

    private static long first(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong();
    }

    /** Writes the text to somebody who only looks at it. */
    static void write(Body body, Lines lines) {
        try {
            body.write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
