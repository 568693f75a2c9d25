package org.mailwright.source.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The only place where an input file is opened. It must be a regular file; links to one are followed. A FIFO would block, a
 * device would never end, and both would count as no data where they are empty.
 */
public final class InputFile {
    /** File systems of the kernel: their files have no size, and some never end. */
    private static final Set<String> KERNEL = Set.of("proc", "tracefs", "debugfs", "cgroup", "cgroup2", "bpf");

    private InputFile() {}

    /**
     * The bytes of a file.
     *
     * @param name as messages show it
     * @throws NoSuchFileException when there is none
     * @throws IOException when it is not a regular file, too large, or cannot be read; the message names it
     */
    public static byte[] read(Path file, String name) throws IOException {
        return read(file, name, HeapShare.octets());
    }

    static byte[] read(Path file, String name, long most) throws IOException {
        try (InputStream in = open(file, name)) {
            int octets = (int) Math.min(most, Integer.MAX_VALUE - Long.BYTES);
            if (Files.size(file) > octets) {
                throw tooLarge(name, octets);
            }
            byte[] bytes = in.readAllBytes();
            if (HeapShare.weight(bytes) > most) {
                throw tooLarge(name, octets);
            }
            return bytes;
        }
    }

    private static IOException tooLarge(String name, int most) {
        return new IOException(name + " is too large: with its values it takes more than " + (most >> 20)
                + " MB of Java's memory; split it, or set a larger -Xmx in JAVA_TOOL_OPTIONS");
    }

    /** The bytes of a file of any size, as a stream; who reads it bounds what is kept of it. */
    public static InputStream open(Path file, String name) throws IOException {
        BasicFileAttributes before = regular(file, name);
        InputStream in;
        try {
            in = Files.newInputStream(file);
        } catch (AccessDeniedException e) {
            throw new IOException(name + " cannot be read: permission denied", e);
        }
        try {
            // What was opened is what was looked at, unless somebody put another file there meanwhile.
            if (!Objects.equals(regular(file, name).fileKey(), before.fileKey())) {
                throw new IOException(name + " cannot be read: it was replaced while it was opened");
            }
            return new WholeStream(in, name, before.size());
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static BasicFileAttributes regular(Path file, String name) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (AccessDeniedException e) {
            throw new IOException(name + " cannot be read: permission denied", e);
        } catch (IOException e) {
            throw new IOException(name + " cannot be read: " + reason(e), e);
        }
        if (attributes.isDirectory()) {
            throw new IOException(name + " cannot be read: it is a directory");
        }
        if (!attributes.isRegularFile()) {
            throw new IOException(name + " cannot be read: it is not a regular file but a FIFO, a socket or a device");
        }
        if (attributes.size() == 0 && KERNEL.contains(Files.getFileStore(file).type())) {
            throw new IOException(name + " cannot be read: it is not a regular file but one of the kernel");
        }
        return attributes;
    }

    /** The words of the operating system, e.g. for a link that leads to itself; without the path, which is named. */
    private static String reason(IOException failure) {
        String reason = failure instanceof FileSystemException named ? named.getReason() : null;
        return reason == null ? "it is not a file" : reason.toLowerCase(Locale.ROOT);
    }
}
