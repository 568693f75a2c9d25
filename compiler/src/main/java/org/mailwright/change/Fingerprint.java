package org.mailwright.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Lines;

/**
 * A file's text as digests: one of it all, and on demand one of every line, so that two tables of a million entries can be
 * compared while neither is held as text. They are taken with SHA-256, since a table holds what others wrote.
 */
final class Fingerprint {
    private final byte[] whole;
    private final long[] lines;

    private Fingerprint(byte[] whole, long[] lines) {
        this.whole = whole;
        this.lines = lines;
    }

    /** Of the whole text. */
    static Fingerprint of(Body body) {
        MessageDigest sha256 = sha256();
        write(body, (text, causes) -> {
            sha256.update(text.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) '\n');
        });
        return new Fingerprint(sha256.digest(), new long[0]);
    }

    /** Of its lines, whatever their order. */
    static Fingerprint ofLines(Body body) {
        LongStream.Builder digests = LongStream.builder();
        MessageDigest sha256 = sha256();
        write(body, (text, causes) -> digests.add(digest(sha256, text)));
        return new Fingerprint(new byte[0], digests.build().sorted().toArray());
    }

    /** True when both texts are the same. */
    boolean isSame(Fingerprint other) {
        return Arrays.equals(whole, other.whole);
    }

    /** Hands over every line of the text that is not among the lines this was made of, in their order. */
    void others(Body body, Lines taker) {
        MessageDigest sha256 = sha256();
        write(body, (text, causes) -> {
            if (Arrays.binarySearch(lines, digest(sha256, text)) < 0) {
                taker.line(text, causes);
            }
        });
    }

    private static long digest(MessageDigest sha256, String line) {
        return ByteBuffer.wrap(sha256.digest(line.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** Writes the text to somebody who only looks at it. */
    static void write(Body body, Lines lines) {
        try {
            body.write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
