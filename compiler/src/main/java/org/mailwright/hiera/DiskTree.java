package org.mailwright.hiera;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files below, and beside, a directory on disk. */
public final class DiskTree implements FileTree {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path root;

    /** Messages show paths relative to {@code root}. */
    public DiskTree(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            throw new IOException(display(file) + " cannot be read: permission denied", e);
        } catch (IOException e) {
            // A path through something that is no directory names nothing, as it does for Ruby's File.exist?.
            if (Files.isRegularFile(nearest(file))) {
                return Optional.empty();
            }
            String reason = Files.isDirectory(file) ? "it is a directory" : String.valueOf(e.getMessage());
            throw new IOException(display(file) + " cannot be read: " + reason, e);
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
    public InputStream open(Path file) throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
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
        Path normal = path.toAbsolutePath().normalize();
        return normal.startsWith(root) ? root.relativize(normal).toString() : normal.toString();
    }
}
