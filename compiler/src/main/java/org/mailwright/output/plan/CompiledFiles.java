package org.mailwright.output.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mailwright.artefact.Artefact;
import org.mailwright.change.Census;

/**
 * The files of a tree that {@code compile -o} made.
 *
 * @param hosts the hosts it has files of
 * @param census what was counted for it
 * @param whole true when it has the files of no host too, as a tree of all hosts has
 */
public record CompiledFiles(List<Artefact> artefacts, List<String> hosts, Census census, boolean whole) {
    private static final String MANIFEST = "manifest.json";

    /** Reads the tree's manifests; the files are read when they are compared. @throws IOException when it is no tree of ours */
    public static CompiledFiles read(Path tree) throws IOException {
        Path shared = tree.resolve(MANIFEST);
        if (!Files.isRegularFile(shared, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(tree + ": not a tree made by mailwright compile -o");
        }
        List<Artefact> artefacts = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        // A compile writes the same one into the manifest of every host.
        Census census = Census.none();
        add(artefacts, tree, "", StoredManifest.read(shared));
        boolean whole = !artefacts.isEmpty();
        Path below = tree.resolve("hosts");
        if (Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> directories = Files.list(below)) {
                for (Path directory : directories.sorted().toList()) {
                    String host = String.valueOf(directory.getFileName());
                    Path manifest = directory.resolve(MANIFEST);
                    if (Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
                        StoredManifest read = StoredManifest.read(manifest);
                        hosts.add(host);
                        census = read.census();
                        add(artefacts, tree, "hosts/" + host, read);
                    }
                }
            }
        }
        return new CompiledFiles(List.copyOf(artefacts), List.copyOf(hosts), census, whole);
    }

    private static void add(List<Artefact> artefacts, Path tree, String prefix, StoredManifest manifest)
            throws IOException {
        for (StoredManifest.Item item : manifest.files()) {
            String path = prefix + item.path();
            Path file = tree.resolve(path);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(file + ": in the manifest, and missing or no regular file");
            }
            artefacts.add(new Artefact(path, item.rights(), item.secret(), List.of(), new StoredText(file)));
        }
    }
}
