package org.mailwright.source.cache;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * A directory of ours that nobody else can look into or change: what is kept in it may be password hashes. Whatever is
 * not so is refused; nothing is mended, since somebody else may have looked already.
 */
final class PrivateDirectory {
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final int STICKY = 01000;

    private final Path path;

    PrivateDirectory(Path path) {
        this.path = path;
    }

    /** The file of that name in it. */
    Path file(String name) {
        return path.resolve(name);
    }

    /** Makes it where it is missing; its parent must be there. */
    void make() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNERS));
        }
        check();
    }

    /** Throws what is wrong with it; a directory that is not there is {@link NoSuchFileException}. */
    void check() throws IOException {
        PosixFileAttributes found = attributes(path);
        if (!found.isDirectory()) {
            throw new Unsafe(path + " is no directory");
        }
        checkOwner(path, found);
        Path parent = path.toAbsolutePath().normalize().getParent();
        // Who can rename our directory can put another of ours in its place; /tmp lets only the owner.
        if (parent != null && isOpen(parent)) {
            throw new Unsafe(parent + " can be written by others than its owner");
        }
    }

    /** Throws what is wrong with a file in it. */
    void checkFile(Path file) throws IOException {
        PosixFileAttributes found = attributes(file);
        if (!found.isRegularFile()) {
            throw new Unsafe(file + " is no regular file");
        }
        checkOwner(file, found);
    }

    private static boolean isOpen(Path parent) throws IOException {
        boolean sticky = Files.getAttribute(parent, "unix:mode") instanceof Integer mode && (mode & STICKY) != 0;
        return !sticky && Files.getPosixFilePermissions(parent).stream().anyMatch(OTHERS_WRITE::contains);
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException e) {
            throw new Unsafe("the file system of " + path + " has no owners and modes", e);
        }
    }

    private static void checkOwner(Path path, PosixFileAttributes found) throws IOException {
        if (!found.owner().equals(self())) {
            throw new Unsafe(path + " is not owned by who runs this");
        }
        if (!OWNERS.containsAll(found.permissions())) {
            throw new Unsafe(path + " is open to others than its owner");
        }
    }

    /** Who runs this: on Linux the owner of the process, whatever it is called. */
    private static UserPrincipal self() throws IOException {
        Path process = Path.of("/proc/self");
        return Files.exists(process)
                ? Files.getOwner(process)
                : FileSystems.getDefault()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name", ""));
    }
}
