package org.mailwright.artefact;

import java.io.IOException;
import java.util.List;
import org.mailwright.diagnostic.Location;

/** Where an artefact writes its text: line by line, each with the inputs it comes from. */
public interface Lines {

    /**
     * Adds one line.
     *
     * @param text the line without its end; a line break or NUL in it is a defect of the writer
     * @param causes the inputs this line comes from, the nearest first
     */
    void line(String text, List<Location> causes) throws IOException;

    /** Adds one line with a single cause. */
    default void line(String text, Location cause) throws IOException {
        line(text, List.of(cause));
    }
}
