package org.mailwright.install;

import java.io.IOException;
import java.util.List;

/** Runs the programs of a machine. */
@FunctionalInterface
public interface Programs {
    /**
     * Runs one, without a shell, to its end.
     *
     * @return what is wrong, in words; empty when it ended with 0
     */
    String run(List<String> command) throws IOException;
}
