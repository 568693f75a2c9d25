package org.mailwright.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Files of a tree and of the state that are read whole: a manifest has some hundred lines, and a gigabyte of something
 * else, or a FIFO, must not be tried. Links are not followed.
 */
public final class SmallFile {
    private static final int MOST = 1 << 24;

    private SmallFile() {}

    /** The bytes of a regular file. */
    public static byte[] read(Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return read(in, file);
        }
    }

    /** The bytes of a stream; {@code file} is where they come from. */
    static byte[] read(InputStream in, Path file) throws IOException {
        byte[] content = in.readNBytes(MOST + 1);
        if (content.length > MOST) {
            throw new FileSystemException(file.toString(), null, "larger than any of ours");
        }
        return content;
    }
}
