package org.mailwright.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailwright.artefact.Place;

/**
 * A compiled tree as a reader sees it. A compile commits all new files by the name of one directory and then moves them
 * into their places one by one; until the last one is there, a committed file goes before the one in its place. So the
 * tree is the old one or the new one at every moment, also after a compile that was killed.
 */
public final class StoredTree {
    /** Where a compile works: its lock, what it stages, what it has committed. */
    public static final String STATE = ".mailwright";

    private static final String COMMITTED = "new";
    private static final String REMOVALS = ".removals";

    private final Path root;
    private final Optional<Targets> targets;

    private StoredTree(Path root, Optional<Targets> targets) {
        this.root = root;
        this.targets = targets;
    }

    /** The tree in a directory, whoever may write it. */
    public static StoredTree at(Path root) {
        return new StoredTree(root, Optional.empty());
    }

    /** A tree of which only root and the user who runs this can have written a file; no other one is read. */
    public static StoredTree ours(Path root) throws IOException {
        try {
            Path real = TrustedPath.of(root);
            return new StoredTree(real, Optional.of(new Targets(real)));
        } catch (Refused e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The directory of the files that are committed and not all in their places; it is there while there are such. */
    public static Path committed(Path root) {
        return root.resolve(STATE).resolve(COMMITTED);
    }

    /** The list of what goes when the committed files are in their places: SHA-256 and path, as sha256sum(1) has them. */
    public static Path removals(Path staged) {
        return staged.resolve(REMOVALS);
    }

    /** True when the tree has a file at this path. */
    public boolean has(String path) throws IOException {
        if (isRegular(committed(root).resolve(path))) {
            return true;
        }
        return isRegular(root.resolve(path)) && !removed().contains(path);
    }

    /** True while committed files are not all in their places, and for a compile that was killed meanwhile. */
    public boolean isUnfinished() {
        return Files.isDirectory(committed(root), LinkOption.NOFOLLOW_LINKS);
    }

    /** The hosts that have a manifest. */
    public List<String> hosts() throws IOException {
        Set<String> hosts = new TreeSet<>();
        for (Path directory : List.of(committed(root).resolve(Place.HOSTS), root.resolve(Place.HOSTS))) {
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                try (Stream<Path> inside = Files.list(directory)) {
                    inside.forEach(host -> hosts.add(String.valueOf(host.getFileName())));
                }
            }
        }
        Set<String> removed = removed();
        return hosts.stream()
                .filter(host -> isRegular(committed(root).resolve(Manifest.path(host)))
                        || isRegular(root.resolve(Manifest.path(host))) && !removed.contains(Manifest.path(host)))
                .toList();
    }

    /** The manifest of a host, or the shared one. */
    public Manifest manifest(String host) throws IOException {
        Path file = root.resolve(Manifest.path(host));
        Manifest manifest;
        try (InputStream in = open(Manifest.path(host))) {
            manifest = ManifestReader.read(in, file);
        }
        if (!manifest.host().equals(host)) {
            throw new IOException(file + ": is the manifest of another host");
        }
        return manifest;
    }

    /** The content of the file at a path. */
    public InputStream open(String path) throws IOException {
        Path committed = committed(root).resolve(path);
        if (isRegular(committed)) {
            try {
                return opened(committed);
            } catch (IOException e) {
                if (isRegular(committed)) {
                    throw e;
                }
                // It was moved into its place just now.
            }
        }
        return opened(root.resolve(path));
    }

    private InputStream opened(Path file) throws IOException {
        if (targets.isPresent()) {
            try {
                targets.get().requireOurs(file);
            } catch (Refused e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        if (!isRegular(file)) {
            throw new NoSuchFileException(file.toString(), null, "missing, or no regular file");
        }
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    private Set<String> removed() throws IOException {
        Path list = removals(committed(root));
        if (!isRegular(list)) {
            return Set.of();
        }
        try (InputStream in = opened(list)) {
            return new String(SmallFile.read(in, list), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("^[0-9a-f]{64}  ", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            if (isRegular(list)) {
                throw e;
            }
            // All is in its place by now.
            return Set.of();
        }
    }

    private static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
