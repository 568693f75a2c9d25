package org.mailwright.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Body;
import org.mailwright.artefact.Place;
import org.mailwright.change.Census;
import org.mailwright.model.Release;

/**
 * A tree of compiled files on disk, which one compile at a time writes. A directory is ours when it is new, empty, or has
 * manifests that read as ours; then what they list is ours, and nothing else.
 */
public final class CompiledTree implements AutoCloseable {
    private static final String IGNORE = ".gitignore";
    private static final String EVERYTHING = "*\n";

    private final Path root;
    private final Targets targets;
    private final StoredTree stored;
    private Optional<TreeLock> lock = Optional.empty();

    private CompiledTree(Path root) {
        this.root = root;
        this.targets = new Targets(root);
        this.stored = StoredTree.at(root);
    }

    /**
     * The tree in a directory that may be missing. No other compile writes one that is there until this is closed, so
     * that no older inputs follow newer ones.
     *
     * @throws Refused when somebody else could turn what is written elsewhere, or another compile is at work
     */
    public static CompiledTree at(Path out) throws IOException, Refused {
        Path name = out.toAbsolutePath();
        boolean there = Files.isDirectory(name, LinkOption.NOFOLLOW_LINKS);
        if (!there && Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
            return new CompiledTree(name);
        }
        CompiledTree tree = new CompiledTree(TrustedPath.of(name));
        if (there) {
            tree.requireTrusted();
            if (Files.exists(tree.root.resolve(StoredTree.STATE), LinkOption.NOFOLLOW_LINKS)) {
                tree.lock();
                if (tree.refusal().isEmpty()) {
                    tree.finish();
                }
            }
        }
        return tree;
    }

    /** Every directory that leads to a manifest, and the lock. */
    private void requireTrusted() throws IOException, Refused {
        targets.require(root.resolve(StoredTree.STATE).resolve("lock"));
        targets.require(StoredTree.removals(StoredTree.committed(root)));
        targets.require(root.resolve(Manifest.FILE));
        targets.require(root.resolve(IGNORE));
        targets.require(root.resolve(Manifest.path("any")));
        for (String host : stored.hosts()) {
            targets.require(root.resolve(Manifest.path(host)));
        }
    }

    private void lock() throws IOException, Refused {
        if (lock.isEmpty()) {
            lock = Optional.of(TreeLock.in(root.resolve(StoredTree.STATE)));
        }
    }

    @Override
    public void close() throws IOException {
        if (lock.isPresent()) {
            lock.get().close();
        }
    }

    /** Why a directory cannot become a compiled tree; empty when it can. */
    public String refusal() throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            return root + " is not a directory";
        }
        if (!stored.has(Manifest.FILE)) {
            return isEmpty() ? "" : root + " is not empty and has no manifest of ours";
        }
        try {
            stored.manifest(Manifest.SHARED);
            for (String host : stored.hosts()) {
                stored.manifest(host);
            }
            return "";
        } catch (NewerVersion e) {
            throw e;
        } catch (IOException e) {
            return root + " is not empty and has no manifest of ours: " + e.getMessage();
        }
    }

    /** True without any file but those of a compile at work; one that was killed may have left directories. */
    private boolean isEmpty() throws IOException {
        Path state = root.resolve(StoredTree.STATE);
        try (Stream<Path> inside = Files.walk(root)) {
            return inside.filter(path -> !path.startsWith(state))
                    .allMatch(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
        }
    }

    /**
     * Writes the artefacts, and removes what an earlier tree had and this one has not.
     *
     * @param hosts mail names of the hosts to write; empty: all hosts, and what belongs to none
     * @param releases of the hosts
     * @param census what the guard of an apply compares with the last one
     * @param notes told of what somebody else did to the tree
     * @return how many files the tree holds of what was written, manifests not counted
     * @throws Refused when it cannot be written; the tree is the old one then
     * @throws Unfinished when the new tree is there, and not all of its files are in their places
     */
    public int write(
            List<Artefact> artefacts,
            List<String> hosts,
            Map<String, Release> releases,
            Census census,
            Consumer<String> notes)
            throws IOException, Refused {
        begin();
        int count = commit(artefacts, hosts, releases, census, notes);
        finish();
        return count;
    }

    private int commit(
            List<Artefact> artefacts,
            List<String> hosts,
            Map<String, Release> releases,
            Census census,
            Consumer<String> notes)
            throws Refused {
        try {
            Map<String, String> known = known(hosts);
            TreeStage stage = TreeStage.in(root);
            try {
                Set<String> made = new TreeSet<>();
                int count = stage(stage, artefacts, hosts, releases, census, made);
                for (String path : stage.changed()) {
                    admit(path, known, notes);
                }
                known.keySet().removeAll(made);
                stage.commit(removals(known, notes));
                return count;
            } finally {
                stage.drop();
            }
        } catch (IOException e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    private void finish() throws IOException, Refused {
        try {
            TreeStage.finish(root, targets);
        } catch (IOException e) {
            throw new Unfinished(e);
        }
    }

    /** Makes the directory, and finishes what another compile has committed. */
    private void begin() throws IOException, Refused {
        Files.createDirectories(root, PosixFilePermissions.asFileAttribute(TreeStage.PRIVATE));
        requireTrusted();
        lock();
        String refusal = refusal();
        if (!refusal.isEmpty()) {
            throw new Refused(refusal);
        }
        if (!Files.getPosixFilePermissions(root).equals(TreeStage.PRIVATE)) {
            Files.setPosixFilePermissions(root, TreeStage.PRIVATE);
        }
        finish();
        TreeStage.sweep(root);
    }

    private int stage(
            TreeStage stage,
            List<Artefact> artefacts,
            List<String> hosts,
            Map<String, Release> releases,
            Census census,
            Set<String> made)
            throws IOException {
        Map<String, List<Manifest.Item>> items = new TreeMap<>();
        Map<String, Set<Action>> actions = new TreeMap<>();
        int count = 0;
        for (Artefact artefact : artefacts) {
            Place place = artefact.place();
            if (hosts.isEmpty() || place.host().filter(hosts::contains).isPresent()) {
                String sha256 = stage.put(
                        place.inTree(),
                        artefact.body(),
                        Mode.permissions(artefact.rights().mode()));
                String host = place.host().orElse(Manifest.SHARED);
                items.computeIfAbsent(host, key -> new ArrayList<>()).add(Manifest.Item.of(artefact, sha256));
                actions.computeIfAbsent(host, key -> new TreeSet<>()).addAll(artefact.run());
                made.add(place.inTree());
                count++;
            }
        }
        items.computeIfAbsent(Manifest.SHARED, key -> new ArrayList<>());
        for (Map.Entry<String, List<Manifest.Item>> entry : items.entrySet()) {
            String host = entry.getKey();
            boolean shared = host.equals(Manifest.SHARED);
            if (!shared || hosts.isEmpty() || !stored.has(Manifest.FILE)) {
                Manifest manifest = new Manifest(
                        host,
                        Optional.ofNullable(releases.get(host)),
                        entry.getValue(),
                        List.copyOf(actions.getOrDefault(host, Set.of())),
                        shared ? Census.none() : census);
                String path = Manifest.path(host);
                stage.put(
                        path,
                        body(ManifestWriter.text(manifest.checked())),
                        PosixFilePermissions.fromString("rw-------"));
                made.add(path);
            }
        }
        if (!Files.exists(root.resolve(IGNORE), LinkOption.NOFOLLOW_LINKS)) {
            stage.put(IGNORE, body(EVERYTHING), PosixFilePermissions.fromString("rw-r--r--"));
        }
        return count;
    }

    /** A text that ends in a line end. */
    private static Body body(String text) {
        return lines -> {
            for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
                lines.line(line, List.of());
            }
        };
    }

    /** What the manifests list, and they themselves: SHA-256 by path; of all hosts, or of those that are named. */
    private Map<String, String> known(List<String> hosts) throws IOException {
        Map<String, String> known = new TreeMap<>();
        if (hosts.isEmpty() && stored.has(Manifest.FILE)) {
            addKnown(known, Manifest.SHARED);
        }
        for (String host : stored.hosts()) {
            if (hosts.isEmpty() || hosts.contains(host)) {
                addKnown(known, host);
            }
        }
        return known;
    }

    private void addKnown(Map<String, String> known, String host) throws IOException {
        Manifest manifest = stored.manifest(host);
        manifest.files().forEach(item -> known.put(manifest.place(item).inTree(), item.sha256()));
        String path = Manifest.path(host);
        known.put(path, Sha256.of(root.resolve(path)));
    }

    /** Refuses to replace what is not ours, or lies behind what others can turn. */
    private void admit(String path, Map<String, String> known, Consumer<String> notes) throws IOException, Refused {
        Path target = root.resolve(path);
        targets.require(target);
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!known.containsKey(path)) {
            throw new Refused(target + ": is in the place of a file and not one of an earlier compile: move it away");
        }
        if (!Sha256.of(target).equals(known.get(path))) {
            notes.accept(target + ": was edited since it was compiled; the edit is overwritten");
        }
    }

    /** What goes: files of an earlier tree as they were written then. */
    private Map<String, String> removals(Map<String, String> stale, Consumer<String> notes)
            throws IOException, Refused {
        Map<String, String> removals = new TreeMap<>();
        for (Map.Entry<String, String> file : stale.entrySet()) {
            Path target = root.resolve(file.getKey());
            targets.require(target);
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                if (Sha256.of(target).equals(file.getValue())) {
                    removals.put(file.getKey(), file.getValue());
                } else {
                    notes.accept(target + ": is no longer made, and is kept: it is not the file that was compiled");
                }
            }
        }
        return removals;
    }
}
