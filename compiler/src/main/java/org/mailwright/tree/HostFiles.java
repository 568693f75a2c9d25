package org.mailwright.tree;

import java.io.IOException;
import java.io.OutputStream;

/** The files that one host is to have, and their manifest. */
public interface HostFiles {
    Manifest manifest();

    /** Writes the content of a file of the manifest, the same each time. */
    void write(Manifest.Item item, OutputStream out) throws IOException;
}
