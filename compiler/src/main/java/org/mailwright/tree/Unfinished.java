package org.mailwright.tree;

import java.io.IOException;

/** An apply or a compile that had begun and met a disk that does not take what it writes; the next one finishes it. */
public final class Unfinished extends IOException {
    private static final long serialVersionUID = 1L;

    public Unfinished(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
