package org.mailwright.tree;

/** The machine is not as it must be for an apply to begin, in words an operator can act on; nothing was changed. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
        super(message);
    }
}
