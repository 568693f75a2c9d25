package org.mailwright.source.net;

import java.io.IOException;
import org.mailwright.diagnostic.Kind;

/** A live source could not be read whole: nothing that it gave before counts. Holds no secret. */
public class SourceFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String remedy;
    private final boolean lost;

    /**
     * A failure of this kind.
     *
     * @param kind of the finding that reports it
     * @param message what is wrong: one clause in lower case
     * @param remedy what to do about it
     * @param lost true when it is worth trying once more from the beginning
     */
    protected SourceFailure(Kind kind, String message, String remedy, boolean lost) {
        super(message);
        this.kind = kind;
        this.remedy = remedy;
        this.lost = lost;
    }

    /** The kind of the finding that reports it. */
    public Kind kind() {
        return kind;
    }

    /** What is wrong: one clause in lower case. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /** True when it is worth trying once more from the first page. */
    public boolean isLost() {
        return lost;
    }
}
