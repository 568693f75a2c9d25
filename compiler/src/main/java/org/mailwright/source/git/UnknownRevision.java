package org.mailwright.source.git;

/** A name that is no commit of the repository. */
public final class UnknownRevision extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownRevision(String message) {
        super(message);
    }
}
