package org.mailwright.tree;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Place;
import org.mailwright.change.Census;

/**
 * The files of a tree that {@code compile -o} made.
 *
 * @param hosts the hosts it has files of
 * @param census what was counted for it
 * @param pending what the next compile has to do although no file differs
 * @param whole true when it has the files of no host too, as a tree of all hosts has
 */
public record CompiledFiles(
        List<Artefact> artefacts, List<String> hosts, Census census, List<String> pending, boolean whole) {
    /** A compile may replace the tree while it is read; it does not do so again and again. */
    private static final int MOST_READINGS = 5;

    /**
     * Reads the tree's manifests; the files are read when they are compared, and are held to their sums then.
     *
     * @throws IOException when it is no tree of ours
     */
    public static CompiledFiles read(Path tree) throws IOException {
        StoredTree stored = StoredTree.at(tree);
        for (int reading = 1; ; reading++) {
            try {
                // Manifests that were the same twice were there together.
                Map<String, Manifest> manifests = manifests(stored, tree);
                if (manifests.equals(manifests(stored, tree))) {
                    return of(stored, tree, manifests);
                }
            } catch (NoSuchFileException | SourceChanged e) {
                if (reading == MOST_READINGS) {
                    throw e;
                }
            }
            if (reading == MOST_READINGS) {
                throw new SourceChanged(tree.toString());
            }
        }
    }

    private static Map<String, Manifest> manifests(StoredTree stored, Path tree) throws IOException {
        if (!stored.has(Manifest.FILE)) {
            throw new IOException(tree + ": not a tree made by mailwright compile -o");
        }
        Map<String, Manifest> manifests = new TreeMap<>();
        manifests.put(Manifest.SHARED, stored.manifest(Manifest.SHARED));
        for (String host : stored.hosts()) {
            manifests.put(host, stored.manifest(host));
        }
        return manifests;
    }

    /** Who runs a compile only where a plan shows something must run it for these. */
    private static List<String> pending(StoredTree stored, Map<String, Manifest> manifests) {
        List<String> pending = new ArrayList<>();
        if (stored.isUnfinished()) {
            pending.add("the last compile did not move all files into their places: the next one finishes");
        }
        if (manifests.values().stream()
                .anyMatch(manifest -> !manifest.host().equals(Manifest.SHARED)
                        && manifest.release().isEmpty())) {
            pending.add("the manifests are of an older version: the next compile writes them anew");
        }
        manifests
                .values()
                .forEach(manifest -> manifest.refusal()
                        .ifPresent(reason -> pending.add(Manifest.path(manifest.host()) + ": " + reason
                                + ": apply --from refuses it, the next compile writes it anew")));
        return pending;
    }

    private static CompiledFiles of(StoredTree stored, Path tree, Map<String, Manifest> manifests) throws IOException {
        List<Artefact> artefacts = new ArrayList<>();
        // A compile writes the same one into the manifest of every host.
        Census census = Census.none();
        boolean whole = false;
        for (Manifest manifest : manifests.values()) {
            boolean shared = manifest.host().equals(Manifest.SHARED);
            whole |= shared && !manifest.files().isEmpty();
            census = shared ? census : manifest.census();
            for (Manifest.Item item : manifest.files()) {
                Place place = manifest.place(item);
                String path = place.inTree();
                if (!stored.has(path)) {
                    throw new SourceChanged(tree.resolve(path).toString());
                }
                StoredText text =
                        new StoredText(tree.resolve(path), () -> stored.open(path), Optional.of(item.sha256()));
                artefacts.add(Artefact.stored(place, item.rights(), item.secret(), text));
            }
        }
        List<String> hosts = manifests.keySet().stream()
                .filter(host -> !host.equals(Manifest.SHARED))
                .toList();
        return new CompiledFiles(List.copyOf(artefacts), hosts, census, pending(stored, manifests), whole);
    }
}
