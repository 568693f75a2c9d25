package org.mailwright.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.artefact.Body;

/**
 * What a compile changes in a tree: staged in a private directory, committed by one rename, moved into place after that.
 * A process that is killed leaves the old tree before the commit, and after it a new one that {@link StoredTree} reads
 * and the next compile finishes.
 */
final class TreeStage {
    static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final String PREFIX = "stage-";

    private final Path root;
    private final Path directory;
    private final List<String> changed = new ArrayList<>();

    private TreeStage(Path root, Path directory) {
        this.root = root;
        this.directory = directory;
    }

    /** An empty one. */
    static TreeStage in(Path root) throws IOException {
        Path directory = Files.createTempDirectory(
                root.resolve(StoredTree.STATE), PREFIX, PosixFilePermissions.asFileAttribute(PRIVATE));
        return new TreeStage(root, directory);
    }

    /** Removes those that a compile before this one left. */
    static void sweep(Path root) throws IOException {
        try (Stream<Path> inside = Files.list(root.resolve(StoredTree.STATE))) {
            for (Path left : inside.toList()) {
                if (String.valueOf(left.getFileName()).startsWith(PREFIX)) {
                    delete(left);
                }
            }
        }
    }

    /** The paths of what is new or another file than the tree has. */
    List<String> changed() {
        return List.copyOf(changed);
    }

    /** Writes a file; one that is the same in the tree is let go. @return its SHA-256 */
    String put(String path, Body body, Set<PosixFilePermission> permissions) throws IOException {
        Path file = directory.resolve(path);
        try {
            makeDirectories(file);
            String sha256 = FileLines.write(file, body);
            Files.setPosixFilePermissions(file, permissions);
            if (isSame(root.resolve(path), file)) {
                Files.delete(file);
            } else {
                changed.add(path);
            }
            return sha256;
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // A full disk does not say which one it is.
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isSame(Path old, Path fresh) throws IOException {
        return Files.isRegularFile(old, LinkOption.NOFOLLOW_LINKS)
                && Files.getPosixFilePermissions(old, LinkOption.NOFOLLOW_LINKS)
                        .equals(Files.getPosixFilePermissions(fresh))
                && Files.mismatch(old, fresh) < 0;
    }

    /**
     * Makes it the tree's: from here on a reader sees the new tree.
     *
     * @param removals SHA-256 by path
     */
    void commit(Map<String, String> removals) throws IOException {
        if (changed.isEmpty() && removals.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        removals.forEach(
                (path, sha256) -> lines.append(sha256).append("  ").append(path).append('\n'));
        Files.writeString(StoredTree.removals(directory), lines, StandardCharsets.UTF_8);
        // After the commit nothing may need room on the disk.
        for (String path : changed) {
            makeDirectories(root.resolve(path));
        }
        Files.move(directory, StoredTree.committed(root), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Moves what was committed into place, each host's manifest after its files, and removes what is no longer made. */
    static void finish(Path root, Targets targets) throws IOException, Refused {
        Path committed = StoredTree.committed(root);
        if (!Files.isDirectory(committed, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path list = StoredTree.removals(committed);
        for (Path file : inOrder(committed)) {
            if (!file.equals(list)) {
                Path target = root.resolve(committed.relativize(file));
                targets.require(target);
                makeDirectories(target);
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
                String[] parts = line.split("  ", 2);
                remove(root, targets, root.resolve(parts[1]), parts[0]);
            }
        }
        delete(committed);
    }

    private static List<Path> inOrder(Path committed) throws IOException {
        try (Stream<Path> walk = Files.walk(committed)) {
            return walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .map(committed::relativize)
                    .sorted(Comparator.comparing((Path path) -> path.getNameCount() == 1)
                            .thenComparing(path -> path.subpath(0, Math.min(2, path.getNameCount())))
                            .thenComparing(path -> path.endsWith(Manifest.FILE))
                            .thenComparing(Comparator.naturalOrder()))
                    .map(committed::resolve)
                    .toList();
        }
    }

    /** Removes a file with this sum, and the directories that it leaves empty. */
    private static void remove(Path root, Targets targets, Path file, String sha256) throws IOException, Refused {
        targets.require(file);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !Sha256.of(file).equals(sha256)) {
            return;
        }
        Files.delete(file);
        try {
            for (Path up = file.resolveSibling(""); !up.equals(root); up = up.resolveSibling("")) {
                Files.delete(up);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // What others put there stays, and so does its directory.
            return;
        }
    }

    private static void makeDirectories(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""), PosixFilePermissions.asFileAttribute(PRIVATE));
    }

    /** Lets all of it go. */
    void drop() throws IOException {
        delete(directory);
    }

    static void delete(Path directory) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> walk = Files.walk(directory)) {
                for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
