package org.mailwright.tree;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One host's part of a compiled tree: written by nobody but root and the user who runs this, as its manifest lists it,
 * and with nothing that a plan of ours could not contain.
 */
public final class HostTree implements HostFiles {
    /** A compile may replace the tree while it is read; it does not do so again and again. */
    private static final int MOST_READINGS = 5;

    /** The octets of a file from which on a comparison with the tree costs less than a sum. */
    private static final int LARGE = 1 << 16;

    private final StoredTree tree;
    private final Manifest manifest;

    private HostTree(StoredTree tree, Manifest manifest) {
        this.tree = tree;
        this.manifest = manifest;
    }

    /**
     * Reads the manifest of a host and every file it lists, and nothing else.
     *
     * @throws IOException when one is missing, others may write it, or the files are not those of the manifest
     */
    public static HostTree read(Path tree, String host) throws IOException {
        return read(tree, host, ManifestRules::requireKnown);
    }

    /** What a manifest must be. */
    interface Rule {
        void require(Manifest manifest) throws IOException;
    }

    /** The same with another rule of what may be in it. */
    static HostTree read(Path tree, String host, Rule rule) throws IOException {
        StoredTree stored = StoredTree.ours(tree);
        Manifest manifest = stored.manifest(host);
        for (int reading = 1; ; reading++) {
            try {
                return new HostTree(stored, manifest).verified(tree, rule);
            } catch (SourceChanged | NoSuchFileException e) {
                Manifest now = stored.manifest(host);
                if (now.equals(manifest) || reading == MOST_READINGS) {
                    throw e;
                }
                manifest = now;
            }
        }
    }

    private HostTree verified(Path name, Rule rule) throws IOException {
        try {
            rule.require(manifest);
        } catch (IOException e) {
            throw new IOException(name.resolve(Manifest.path(manifest.host())) + ": " + e.getMessage(), e);
        }
        for (Manifest.Item item : manifest.files()) {
            String path = manifest.place(item).inTree();
            try (InputStream content = tree.open(path)) {
                if (!Sha256.of(content).equals(item.sha256())) {
                    throw new SourceChanged(name.resolve(path).toString());
                }
            }
        }
        return this;
    }

    @Override
    public Manifest manifest() {
        return manifest;
    }

    @Override
    public void write(Manifest.Item item, OutputStream out) throws IOException {
        try (InputStream content = tree.open(manifest.place(item).inTree())) {
            content.transferTo(out);
        }
    }

    /** The tree's files have the sums of the manifest, so what equals one of them needs no sum of its own. */
    @Override
    public String sha256(Manifest.Item item, Path there) throws IOException {
        return Files.size(there) >= LARGE && isEqual(item, there) ? item.sha256() : Sha256.of(there);
    }

    private boolean isEqual(Manifest.Item item, Path there) throws IOException {
        try (InputStream ours = tree.open(manifest.place(item).inTree());
                InputStream theirs = Files.newInputStream(there, LinkOption.NOFOLLOW_LINKS)) {
            byte[] mine = new byte[LARGE];
            byte[] other = new byte[LARGE];
            int read;
            do {
                read = ours.readNBytes(mine, 0, LARGE);
                if (read != theirs.readNBytes(other, 0, LARGE) || !Arrays.equals(mine, 0, read, other, 0, read)) {
                    return false;
                }
            } while (read == LARGE);
            return true;
        }
    }
}
