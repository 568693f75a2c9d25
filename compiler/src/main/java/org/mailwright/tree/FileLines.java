package org.mailwright.tree;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Lines;
import org.mailwright.diagnostic.Location;

/** Writes an artefact's lines as a stream. */
final class FileLines implements Lines {
    private final OutputStream out;

    private FileLines(OutputStream out) {
        this.out = out;
    }

    /** The hex SHA-256 of the new file, which nobody else may read while it is written. */
    static String write(Path file, Body body) throws IOException {
        MessageDigest sha256 = Sha256.digest();
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = new DigestOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), 1 << 16), sha256)) {
            write(out, body);
        }
        return Sha256.hex(sha256);
    }

    static void write(OutputStream out, Body body) throws IOException {
        body.write(new FileLines(out));
    }

    @Override
    public void line(String text, List<Location> causes) throws IOException {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
            throw new IllegalStateException("a line of an artefact has a line break in it");
        }
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
