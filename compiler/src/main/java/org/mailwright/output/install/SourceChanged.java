package org.mailwright.output.install;

import java.io.IOException;

/** What is to be installed changed while it was read: the next apply reads it anew. */
final class SourceChanged extends IOException {
    private static final long serialVersionUID = 1L;

    SourceChanged(String path) {
        super(path + ": its content changed while it was read");
    }
}
