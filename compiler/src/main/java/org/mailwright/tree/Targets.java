package org.mailwright.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The places of files below the root of a machine; only those that nobody else can turn elsewhere. */
public final class Targets {
    private static final int OTHERS_WRITE = 0022;
    private static final int STICKY = 01000;
    private static final String FRESH = ".mailwright-new";

    private final Path root;
    private final Set<Path> trusted = new HashSet<>();

    public Targets(Path root) {
        this.root = root;
    }

    /** Where a path of the host lies; {@code path} is absolute there. */
    public Path of(String path) {
        return root.resolve(path.substring(1));
    }

    /** The temporary file beside a target: hidden, and of no name that a daemon's {@code *.conf} would read. */
    public static Path fresh(Path target) {
        return target.resolveSibling("." + target.getFileName() + FRESH);
    }

    /** Refuses a target that is no file, or whose way leads through a link or a directory that others may write. */
    public void require(Path target) throws IOException, Refused {
        for (Path directory : directories(target)) {
            if (!trusted.contains(directory) && Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
                requireDirectory(directory);
                trusted.add(directory);
            }
        }
        if (Files.isSymbolicLink(target)) {
            throw new Refused(target + ": is a symbolic link, and is not followed: remove it");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refused(target + ": is in the place of a file: move it away");
        }
    }

    /** Refuses a file that is there and that somebody else could have written, too. */
    public void requireOurs(Path file) throws IOException, Refused {
        require(file);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if ((number(file, "mode") & OTHERS_WRITE) != 0) {
                throw new Refused(file + ": others may write it: chmod go-w");
            }
            requireOwner(file, "who may write it");
        }
    }

    /** Refuses what belongs neither to root nor to the user who runs this. */
    static void requireOwner(Path file, String otherwise) throws IOException, Refused {
        int owner = number(file, "uid");
        if (owner != 0 && owner != self()) {
            throw new Refused(file + ": belongs to user " + owner + ", " + otherwise);
        }
    }

    static void requireDirectory(Path directory) throws IOException, Refused {
        if (Files.isSymbolicLink(directory)) {
            throw new Refused(directory + ": is a symbolic link, and is not followed: make it a directory");
        }
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refused(directory + ": is in the place of a directory: move it away");
        }
        int mode = number(directory, "mode");
        if ((mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0) {
            throw new Refused(directory + ": others may write it, and so replace what is in it: chmod go-w");
        }
        requireOwner(directory, "who may replace what is in it");
    }

    /** The directories from the root to a target, both ends: the root is in it, the target is not. */
    public List<Path> directories(Path target) {
        List<Path> directories = new ArrayList<>();
        for (Path up = target.resolveSibling(""); up.startsWith(root); up = up.resolveSibling("")) {
            directories.add(0, up);
            if (up.equals(root)) {
                break;
            }
        }
        return directories;
    }

    /** A number that the file system has of a file: mode, uid or gid. */
    public static int number(Path file, String name) throws IOException {
        return (int) Files.getAttribute(file, "unix:" + name, LinkOption.NOFOLLOW_LINKS);
    }

    /** The user that this process is. */
    public static int self() throws IOException {
        return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }
}
