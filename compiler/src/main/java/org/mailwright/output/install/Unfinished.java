package org.mailwright.output.install;

import java.io.IOException;

/** An apply that had begun and met a disk that does not take what it writes; the next apply finishes it. */
public final class Unfinished extends IOException {
    private static final long serialVersionUID = 1L;

    Unfinished(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
