package org.mailwright.source.cache;

import java.io.IOException;

/** A place is not private enough to keep an answer in, or one that was kept is of no use. The message says why: a clause. */
public final class Unsafe extends IOException {
    private static final long serialVersionUID = 1L;

    Unsafe(String message) {
        super(message);
    }

    Unsafe(String message, Throwable cause) {
        super(message, cause);
    }
}
