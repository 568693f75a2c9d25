package org.mailwright.tree;

import java.io.IOException;

/** A file is not the one that its manifest lists: it changed while it was read, or the tree is half copied. */
public final class SourceChanged extends IOException {
    private static final long serialVersionUID = 1L;

    public SourceChanged(String path) {
        super(path + ": not the file of its manifest: the tree changed while it was read, or is half copied:"
                + " try again, or compile it again");
    }
}
