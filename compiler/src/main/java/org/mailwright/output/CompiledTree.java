package org.mailwright.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Body;
import org.mailwright.change.Census;
import org.mailwright.output.install.HostManifest;
import org.mailwright.output.install.Mode;

/**
 * A tree of compiled files on disk. All of it is written into a private staging directory first and only then moved, so
 * that a fault leaves the old tree, and a file is whole whenever it is there; manifests come last and say what the tree
 * holds.
 */
public final class CompiledTree {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final String STAGING = ".staging";

    private final Path root;
    private final Path staging;
    private final Map<String, List<HostManifest.Item>> items = new TreeMap<>();
    private final Map<String, Set<Action>> actions = new TreeMap<>();
    private final List<Staged> staged = new ArrayList<>();

    /** A file that is written and waits for its place. */
    private record Staged(Path file, Path target, Set<PosixFilePermission> permissions) {}

    private CompiledTree(Path root) {
        this.root = root;
        this.staging = root.resolve(STAGING);
    }

    /** Why a directory cannot become a compiled tree; empty when it can: it is new, empty, or one of ours. */
    public static String refusal(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            return root + " is not a directory";
        }
        try (Stream<Path> inside = Files.list(root)) {
            boolean empty =
                    inside.allMatch(path -> path.getFileName().toString().equals(STAGING));
            return empty || Files.exists(root.resolve(Manifest.NAME))
                    ? ""
                    : root + " is not empty and has no manifest of ours";
        }
    }

    /**
     * Writes the artefacts, and removes what an earlier tree had and this one has not.
     *
     * @param hosts mail names of the hosts to write; empty: all hosts, and what belongs to none
     * @param census what the guard of an apply compares with the last one
     * @return how many files the tree holds of what was written, manifests not counted
     */
    public static int write(Path root, List<Artefact> artefacts, List<String> hosts, Census census) throws IOException {
        CompiledTree tree = new CompiledTree(root);
        Files.createDirectories(root, PosixFilePermissions.asFileAttribute(PRIVATE));
        Files.setPosixFilePermissions(root, PRIVATE);
        tree.removeStaging();
        Files.createDirectory(tree.staging, PosixFilePermissions.asFileAttribute(PRIVATE));
        Set<String> stale = tree.known(hosts);
        int count = 0;
        for (Artefact artefact : artefacts) {
            if (hosts.isEmpty() || hosts.contains(host(artefact.path()))) {
                tree.put(artefact);
                stale.remove(artefact.path());
                count++;
            }
        }
        tree.items.computeIfAbsent(Manifest.SHARED, key -> new ArrayList<>());
        for (String host : tree.items.keySet()) {
            if (hosts.isEmpty() || !host.equals(Manifest.SHARED) || !tree.hasManifest()) {
                stale.remove(manifestPath(host));
                tree.putText(manifestPath(host), tree.manifest(host, census).text(), "rw-------");
            }
        }
        tree.putText(".gitignore", "*\n", "rw-r--r--");
        tree.claim();
        for (Staged file : tree.staged) {
            tree.install(file);
        }
        for (String path : stale) {
            tree.remove(path);
        }
        tree.removeStaging();
        return count;
    }

    private HostManifest manifest(String host, Census census) {
        return new HostManifest(
                host,
                items.getOrDefault(host, List.of()),
                List.copyOf(actions.getOrDefault(host, Set.of())),
                host.equals(Manifest.SHARED) ? Census.none() : census);
    }

    private boolean hasManifest() {
        return Files.exists(root.resolve(Manifest.NAME));
    }

    /** The host an artefact belongs to; {@link Manifest#SHARED} for none. */
    private static String host(String path) {
        return path.startsWith("hosts/") ? path.split("/", 3)[1] : Manifest.SHARED;
    }

    private static String manifestPath(String host) {
        return host.equals(Manifest.SHARED) ? Manifest.NAME : "hosts/" + host + "/" + Manifest.NAME;
    }

    private void put(Artefact artefact) throws IOException {
        String host = host(artefact.path());
        String sha256 = put(
                artefact.path(),
                artefact.body(),
                Mode.permissions(artefact.rights().mode()));
        String path =
                host.equals(Manifest.SHARED) ? artefact.path() : artefact.path().substring(("hosts/" + host).length());
        items.computeIfAbsent(host, key -> new ArrayList<>()).add(HostManifest.Item.of(path, artefact, sha256));
        actions.computeIfAbsent(host, key -> new TreeSet<>()).addAll(artefact.run());
    }

    private void putText(String path, String text, String permissions) throws IOException {
        put(path, body(text), PosixFilePermissions.fromString(permissions));
    }

    /** A text that ends in a line end. */
    private static Body body(String text) {
        return lines -> {
            for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
                lines.line(line, List.of());
            }
        };
    }

    private String put(String path, Body body, Set<PosixFilePermission> permissions) throws IOException {
        Path file = staging.resolve(String.valueOf(staged.size()));
        String sha256 = FileLines.write(file, body);
        staged.add(new Staged(file, root.resolve(path), permissions));
        return sha256;
    }

    /** Marks a new tree as ours before anything is in it: a run that is cut off must not lock the next one out. */
    private void claim() throws IOException {
        if (!hasManifest()) {
            Path file = staging.resolve("claim");
            FileLines.write(file, body(new HostManifest(Manifest.SHARED, List.of(), List.of(), Census.none()).text()));
            Files.move(file, root.resolve(Manifest.NAME), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void install(Staged fresh) throws IOException {
        Path target = fresh.target();
        Files.createDirectories(parent(target), PosixFilePermissions.asFileAttribute(PRIVATE));
        Files.setPosixFilePermissions(fresh.file(), fresh.permissions());
        if (isSame(target, fresh.file())) {
            Files.setPosixFilePermissions(target, fresh.permissions());
            Files.delete(fresh.file());
        } else {
            Files.move(fresh.file(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? root : parent;
    }

    private static boolean isSame(Path old, Path fresh) throws IOException {
        return Files.isRegularFile(old, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(old, fresh) < 0;
    }

    /** The paths that the manifests of an earlier tree list, theirs included; only those of {@code hosts} if any are named. */
    private Set<String> known(List<String> hosts) throws IOException {
        Set<String> known = new TreeSet<>();
        if (hosts.isEmpty()) {
            addKnown(known, "", root.resolve(Manifest.NAME));
        }
        Path below = root.resolve("hosts");
        if (Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> directories = Files.list(below)) {
                for (Path directory : directories.toList()) {
                    String host = directory.getFileName().toString();
                    if (hosts.isEmpty() || hosts.contains(host)) {
                        addKnown(known, "hosts/" + host, directory.resolve(Manifest.NAME));
                    }
                }
            }
        }
        return known;
    }

    private void addKnown(Set<String> known, String prefix, Path manifest) throws IOException {
        if (Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
            Manifest.paths(manifest).forEach(path -> known.add(prefix + path));
            known.add(root.relativize(manifest).toString());
        }
    }

    /** Removes a file, and the directories that it leaves empty. */
    private void remove(String path) throws IOException {
        Path file = root.resolve(path);
        Files.deleteIfExists(file);
        try {
            for (Path up = parent(file); !up.equals(root); up = parent(up)) {
                Files.delete(up);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // What others put there stays, and so does its directory.
            return;
        }
    }

    private void removeStaging() throws IOException {
        if (Files.isDirectory(staging, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> left = Files.list(staging)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(staging);
    }
}
