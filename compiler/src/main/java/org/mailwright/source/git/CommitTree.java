package org.mailwright.source.git;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.hiera.FileTree;
import org.mailwright.source.file.DiskTree;

/**
 * A site as a commit had it. What git does not keep (outside the repository, ignored, in a repository within) and what
 * counts as today's (people, exported resources) is read from disk, where it is the same before and now.
 */
public final class CommitTree implements FileTree, Closeable {
    /** As deep as Linux follows links (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    private final Commit commit;
    private final Path site;
    private final DiskTree disk;
    private final Set<Path> today;
    private final Ignored ignored;
    private final Map<String, Set<String>> directories = new TreeMap<>();

    /**
     * The commit as files.
     *
     * @param site the site's directory, absolute, in the repository
     * @param today files that are read from disk where they are there
     */
    public CommitTree(Commit commit, Path site, Set<Path> today) {
        this.commit = commit;
        this.site = site.toAbsolutePath().normalize();
        this.disk = new DiskTree(site);
        this.today = Set.copyOf(today);
        this.ignored =
                new Ignored(new Git(commit.git().program(), commit.place().top()));
        commit.entries().keySet().forEach(this::addDirectories);
    }

    private void addDirectories(String path) {
        String child = path;
        for (int slash = child.lastIndexOf('/'); ; slash = child.lastIndexOf('/')) {
            String parent = slash < 0 ? "" : child.substring(0, slash);
            boolean known = directories.containsKey(parent);
            directories.computeIfAbsent(parent, name -> new HashSet<>()).add(child.substring(slash + 1));
            if (known || slash < 0) {
                return;
            }
            child = parent;
        }
    }

    /** Where a path leads: a path from the top of the repository, or a file on disk that is none of the commit's. */
    private record Way(String path, Optional<Path> onDisk) {}

    private Way way(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Path way = Path.of(commit.place().prefix())
                .resolve(site.relativize(absolute))
                .normalize();
        if (today.contains(absolute) && disk.exists(absolute)) {
            return new Way(way.toString(), Optional.of(absolute));
        }
        for (int links = 0; links < MOST_LINKS; links++) {
            if (way.startsWith("..")) {
                return new Way("", Optional.of(links == 0 ? absolute : outside(way)));
            }
            Optional<Path> next = followed(way);
            if (next.isEmpty()) {
                return new Way(
                        way.toString(),
                        isForeign(way) || isIgnored(way.toString()) ? Optional.of(absolute) : Optional.empty());
            }
            way = next.get();
            if (way.isAbsolute()) {
                return new Way("", Optional.of(way));
            }
        }
        throw new IOException(display(file) + " cannot be read: too many symbolic links");
    }

    private Path outside(Path way) {
        return commit.place().top().resolve(way).normalize();
    }

    /** The path with the first symbolic link on it resolved; nothing when there is none. */
    private Optional<Path> followed(Path way) throws IOException {
        for (int i = 1; i <= way.getNameCount(); i++) {
            Path part = way.subpath(0, i);
            Commit.Entry entry = commit.entries().get(part.toString());
            if (entry != null && entry.isLink()) {
                Path target = part.resolveSibling(new String(commit.content(entry), StandardCharsets.UTF_8));
                return Optional.of(
                        (i < way.getNameCount() ? target.resolve(way.subpath(i, way.getNameCount())) : target)
                                .normalize());
            }
        }
        return Optional.empty();
    }

    private boolean isForeign(Path way) {
        for (int i = 1; i <= way.getNameCount(); i++) {
            Commit.Entry entry = commit.entries().get(way.subpath(0, i).toString());
            if (entry != null && entry.isForeign()) {
                return true;
            }
        }
        return false;
    }

    /** True for a path that is there on disk, in no commit, and on purpose. */
    private boolean isIgnored(String way) throws IOException {
        Path there = outside(Path.of(way));
        return !way.isEmpty()
                && !commit.entries().containsKey(way)
                && !directories.containsKey(way)
                && disk.exists(there)
                && ignored.has(way);
    }

    private Optional<Commit.Entry> entry(Way way) {
        return way.onDisk().isPresent()
                ? Optional.empty()
                : Optional.ofNullable(commit.entries().get(way.path()));
    }

    @Override
    public Optional<byte[]> read(Path file) throws IOException {
        Way way = way(file);
        if (way.onDisk().isPresent()) {
            return disk.read(way.onDisk().get());
        }
        if (directories.containsKey(way.path())) {
            throw new IOException(display(file) + " cannot be read: it is a directory");
        }
        Optional<Commit.Entry> entry = entry(way);
        return entry.isPresent() ? Optional.of(commit.content(entry.get())) : Optional.empty();
    }

    /** True when the commit has the file with this content, or the file is the same before and now. */
    boolean holds(Path file, Optional<byte[]> content) throws IOException {
        Way way = way(file);
        return way.onDisk().isPresent() || entry(way).map(Commit.Entry::blob).equals(content.map(commit::blob));
    }

    @Override
    public boolean isFile(Path path) {
        try {
            Way way = way(path);
            return way.onDisk().isPresent()
                    ? disk.isFile(way.onDisk().get())
                    : entry(way).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean exists(Path path) {
        try {
            Way way = way(path);
            return way.onDisk().isPresent()
                    ? disk.exists(way.onDisk().get())
                    : entry(way).isPresent() || directories.containsKey(way.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last component is not followed here. */
    @Override
    public boolean isLink(Path path) {
        try {
            Path absolute = path.toAbsolutePath().normalize();
            if (absolute.getFileName() == null) {
                return false;
            }
            Way last = unfollowed(absolute);
            return last.onDisk().isPresent()
                    ? disk.isLink(last.onDisk().get())
                    : entry(last).map(Commit.Entry::isLink).orElse(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String target(Path link) throws IOException {
        Way last = unfollowed(link.toAbsolutePath().normalize());
        if (last.onDisk().isPresent()) {
            return disk.target(last.onDisk().get());
        }
        Commit.Entry entry = entry(last)
                .filter(Commit.Entry::isLink)
                .orElseThrow(() -> new IOException(display(link) + " is not a link in the commit"));
        return new String(commit.content(entry), StandardCharsets.UTF_8);
    }

    /** Where a path leads when its last name is not followed, which there is. */
    private Way unfollowed(Path absolute) throws IOException {
        Way parent = way(absolute.resolveSibling(""));
        String name = absolute.getFileName().toString();
        if (parent.onDisk().isPresent()) {
            return new Way("", Optional.of(parent.onDisk().get().resolve(name)));
        }
        String way = parent.path().isEmpty() ? name : parent.path() + "/" + name;
        return new Way(
                way,
                !commit.entries().containsKey(way) && isIgnored(way)
                        ? Optional.of(outside(Path.of(way)))
                        : Optional.empty());
    }

    @Override
    public InputStream open(Path file) throws IOException {
        return new ByteArrayInputStream(read(file)
                .orElseThrow(() -> new IOException(display(file) + " cannot be read: the commit has no such file")));
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        Way way = way(directory);
        if (way.onDisk().isPresent()) {
            return disk.list(way.onDisk().get());
        }
        Set<String> kept = directories.get(way.path());
        if (kept == null) {
            return List.of();
        }
        TreeSet<String> names = new TreeSet<>(kept);
        for (String name : disk.list(outside(Path.of(way.path())))) {
            if (!names.contains(name) && isIgnored(way.path().isEmpty() ? name : way.path() + "/" + name)) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    @Override
    public boolean isDirectory(Path path) {
        try {
            Way way = way(path);
            return way.onDisk().isPresent()
                    ? disk.isDirectory(way.onDisk().get())
                    : directories.containsKey(way.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isExposed(Path file) {
        return disk.isExposed(file);
    }

    @Override
    public String display(Path path) {
        return disk.display(path);
    }

    @Override
    public void close() {
        ignored.close();
        commit.close();
    }
}
