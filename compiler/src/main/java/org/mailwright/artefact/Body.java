package org.mailwright.artefact;

import java.io.IOException;

/** The text of an artefact, written on demand and as often as wanted, the same each time. */
@FunctionalInterface
public interface Body {
    void write(Lines lines) throws IOException;
}
