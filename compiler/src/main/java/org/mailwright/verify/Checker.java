package org.mailwright.verify;

import java.io.IOException;
import java.util.List;
import org.mailwright.artefact.Artefact;

/** A daemon's own checker of a kind of file, run on this machine with its strictest flags. */
interface Checker {
    /** The program's name, as messages say it. */
    String name();

    /** True for a file that it would judge; several checkers may judge the same one. */
    boolean reads(Artefact file);

    /**
     * Why it cannot judge the file on this machine, as the end of "postmap, which …"; empty when it can.
     */
    default String obstacle(Workbench bench, Artefact file) throws IOException {
        return Program.find(name()).isPresent() ? "" : "is not installed";
    }

    /** What it has against the file, one fault each; a warning is one. Empty when it is content. */
    List<String> complaints(Workbench bench, Artefact file) throws IOException;
}
