package org.mailwright.tree;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** The right to write a tree, which one process has at a time. Its file is there only meanwhile. */
final class TreeLock implements AutoCloseable {
    private static final int MOST_TRIES = 100;

    private final Path file;
    private final FileChannel channel;

    private TreeLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes it; the directory is made if it is missing. */
    static TreeLock in(Path directory) throws IOException, Refused {
        Path file = directory.resolve("lock");
        boolean gone = true;
        for (int i = 0; i < MOST_TRIES && gone; i++) {
            try {
                make(directory, file);
                Object before = key(file);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                boolean locked = isLocked(channel);
                // A file that was removed in between keeps no other process out.
                if (locked && before.equals(key(file))) {
                    return new TreeLock(file, channel);
                }
                channel.close();
                gone = locked;
            } catch (NoSuchFileException e) {
                // Another compile has ended just now; the next try makes the file again.
                gone = true;
            }
        }
        throw new Refused(file + ": another compile writes this tree");
    }

    private static void make(Path directory, Path file) throws IOException {
        try {
            if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (FileAlreadyExistsException e) {
            // Another compile has made it in between: then the lock decides.
            return;
        }
    }

    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling(""));
        } catch (DirectoryNotEmptyException e) {
            // What is committed waits there for the next compile.
            return;
        }
    }
}
