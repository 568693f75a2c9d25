package org.mailwright.install;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.mailwright.tree.Mode;

/** The disk of this machine. */
final class PosixDisk implements Disk {
    private static final int BUFFER = 1 << 16;

    @Override
    public void makeDirectory(Path directory, String mode) throws IOException {
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(Mode.permissions(mode)));
        // The umask of the caller must not decide.
        Files.setPosixFilePermissions(directory, Mode.permissions(mode));
    }

    @Override
    public void create(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(Mode.permissions("0600")));
        // The umask of the caller can only take away, and must not decide.
        Files.setPosixFilePermissions(file, Mode.permissions("0600"));
    }

    @Override
    public void setOwner(Path file, Owners.Ids ids) throws IOException {
        Files.setAttribute(file, "unix:uid", ids.uid(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", ids.gid(), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void setMode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, Mode.permissions(mode));
    }

    @Override
    public void write(Path file, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(
                new Named(file, Files.newOutputStream(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)),
                BUFFER)) {
            content.writeTo(out);
        }
    }

    /** Writes into a file whose name its faults have, whatever the content's own faults are. */
    private static final class Named extends FilterOutputStream {
        private final Path file;

        Named(Path file, OutputStream out) {
            super(out);
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw named(file, e);
            }
        }
    }

    /** A full disk that does not say which one it is tells an operator little. */
    private static IOException named(Path file, IOException fault) {
        if (fault instanceof FileSystemException) {
            return fault;
        }
        IOException named = new FileSystemException(file.toString(), null, String.valueOf(fault.getMessage()));
        named.initCause(fault);
        return named;
    }

    @Override
    public void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        try {
            Files.deleteIfExists(file);
        } catch (DirectoryNotEmptyException e) {
            throw new FileSystemException(file.toString(), null, "is a directory that holds files: move it away");
        }
    }
}
