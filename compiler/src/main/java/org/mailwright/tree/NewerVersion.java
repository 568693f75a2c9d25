package org.mailwright.tree;

import java.io.IOException;

/** A manifest of a format that came after this program. */
public final class NewerVersion extends IOException {
    private static final long serialVersionUID = 1L;

    NewerVersion(String message) {
        super(message);
    }
}
