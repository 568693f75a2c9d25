package org.mailwright.output.install;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The disk of this machine. */
final class PosixDisk implements Disk {
    private static final int BUFFER = 1 << 16;

    @Override
    public void makeDirectory(Path directory, String mode) throws IOException {
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(permissions(mode)));
        // The umask of the caller must not decide.
        Files.setPosixFilePermissions(directory, permissions(mode));
    }

    @Override
    public void create(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(permissions("0600")));
    }

    @Override
    public void setOwner(Path file, Owners.Ids ids) throws IOException {
        Files.setAttribute(file, "unix:uid", ids.uid(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", ids.gid(), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void setMode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, permissions(mode));
    }

    @Override
    public void write(Path file, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS), BUFFER)) {
            content.writeTo(out);
        }
    }

    @Override
    public void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private static Set<PosixFilePermission> permissions(String mode) {
        int bits = Integer.parseInt(mode, 8);
        StringBuilder text = new StringBuilder();
        for (int i = 8; i >= 0; i--) {
            text.append((bits >> i & 1) == 1 ? "rwx".charAt((8 - i) % 3) : '-');
        }
        return PosixFilePermissions.fromString(text.toString());
    }
}
