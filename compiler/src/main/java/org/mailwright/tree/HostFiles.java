package org.mailwright.tree;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** The files that one host is to have, and their manifest. */
public interface HostFiles {
    Manifest manifest();

    /** Writes the content of a file of the manifest, the same each time. */
    void write(Manifest.Item item, OutputStream out) throws IOException;

    /** SHA-256 of a regular file that is in the place of a file of the manifest. */
    default String sha256(Manifest.Item item, Path there) throws IOException {
        return Sha256.of(there);
    }
}
