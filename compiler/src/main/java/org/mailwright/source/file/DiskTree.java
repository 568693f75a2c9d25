package org.mailwright.source.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.hiera.FileTree;

/** The files below, and beside, a directory on disk. */
public final class DiskTree implements FileTree {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** What Java makes of an octet that is not UTF-8, and makes no octet of again. */
    private static final char UNREADABLE = '\uFFFD';

    private final Path root;

    /** Messages show paths relative to {@code root}. */
    public DiskTree(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(InputFile.read(file, display(file)));
        } catch (NoSuchFileException e) {
            if (file.toString().indexOf(UNREADABLE) >= 0) {
                throw new IOException(display(file) + " cannot be read: its name is not UTF-8; rename it", e);
            }
            return Optional.empty();
        } catch (IOException e) {
            // A path through something that is no directory names nothing, as it does for Ruby's File.exist?.
            if (Files.isRegularFile(nearest(file))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The deepest part of the way to a file that is there. */
    private static Path nearest(Path file) {
        Path path = file.toAbsolutePath().resolveSibling("");
        for (Path up = path.getParent(); up != null && !Files.exists(path); up = up.getParent()) {
            path = up;
        }
        return path;
    }

    @Override
    public boolean isFile(Path path) {
        return Files.isRegularFile(path);
    }

    @Override
    public boolean exists(Path path) {
        try {
            Files.readAttributes(path, BasicFileAttributes.class);
            return true;
        } catch (AccessDeniedException e) {
            // It may be there, behind a directory that is closed: who reads it will hear of it.
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean isLink(Path path) {
        return Files.isSymbolicLink(path);
    }

    @Override
    public String target(Path link) throws IOException {
        return Files.readSymbolicLink(link).toString();
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return InputFile.open(file, display(file));
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory) && !(exists(directory) && !Files.exists(directory))) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .sorted((one, other) -> Arrays.compare(
                            one.codePoints().toArray(), other.codePoints().toArray()))
                    .toList();
        } catch (AccessDeniedException e) {
            throw new IOException(display(directory) + " cannot be read: permission denied", e);
        }
    }

    @Override
    public boolean isDirectory(Path path) {
        return Files.isDirectory(path);
    }

    @Override
    public boolean isExposed(Path file) {
        try {
            return !OWNERS.containsAll(Files.getPosixFilePermissions(file));
        } catch (IOException | UnsupportedOperationException e) {
            // Not a file, or a file system without modes: who wants its content will hear of it.
            return false;
        }
    }

    @Override
    public String display(Path path) {
        Path absolute = path.toAbsolutePath();
        Path normal = absolute.normalize();
        if (!normal.equals(absolute) && absolute.startsWith(root) && absolute.getNameCount() > root.getNameCount()) {
            // Where ".." leads is a matter of the links before it, so the path stays as it is written.
            return absolute.subpath(root.getNameCount(), absolute.getNameCount())
                    .toString();
        }
        return normal.startsWith(root) ? root.relativize(normal).toString() : normal.toString();
    }
}
