package org.mailwright.output.install;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** One host's part of a compiled tree, whose manifest and files were found to agree. */
public final class HostTree implements HostFiles {
    private final Path root;
    private final HostManifest manifest;

    private HostTree(Path root, HostManifest manifest) {
        this.root = root;
        this.manifest = manifest;
    }

    /**
     * Reads the manifest of a host and every file it lists, and nothing else.
     *
     * @throws IOException when one is missing, a symbolic link is on the way, or the files are not those of the manifest
     */
    public static HostTree read(Path tree, String host) throws IOException {
        Path hosts = directory(tree.resolve("hosts"));
        Path root = directory(hosts.resolve(host));
        Path file = regular(root.resolve("manifest.json"));
        HostManifest manifest;
        try {
            manifest = HostManifest.parse(Small.read(file));
        } catch (JacksonException | NumberFormatException e) {
            throw new IOException(file + ": not a manifest of ours", e);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        if (!manifest.host().equals(host)) {
            throw new IOException(file + ": is the manifest of another host");
        }
        HostTree read = new HostTree(root, manifest);
        for (HostManifest.Item item : manifest.files()) {
            Path content = read.file(item);
            for (Path up = content.resolveSibling(""); up.startsWith(root); up = up.resolveSibling("")) {
                directory(up);
            }
            if (!Sha256.of(regular(content)).equals(item.sha256())) {
                throw new IOException(content + ": not the file of its manifest");
            }
        }
        return read;
    }

    @Override
    public HostManifest manifest() {
        return manifest;
    }

    private Path file(HostManifest.Item item) {
        return root.resolve(item.path().substring(1));
    }

    @Override
    public void write(HostManifest.Item item, OutputStream out) throws IOException {
        try (InputStream content = Files.newInputStream(file(item), LinkOption.NOFOLLOW_LINKS)) {
            content.transferTo(out);
        }
    }

    private static Path directory(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + ": no directory of a compiled tree");
        }
        return path;
    }

    private static Path regular(Path path) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + ": missing, or no regular file");
        }
        return path;
    }
}
