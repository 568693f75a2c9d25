package org.mailwright.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a command line; the tests of the fuzzer put one around the real one. */
interface Runner {
    Outcome run(Invocation invocation);

    /**
     * A command line, and what comes of it.
     *
     * @param of the mutations of the site that it is run on
     * @param outputs the format of each file that it is to write
     * @param out the format of its standard output
     * @param tree where it compiles to
     */
    record Invocation(
            List<Mutation> of, List<String> words, Format out, Map<Path, Format> outputs, Optional<Path> tree) {
        String command() {
            return words.isEmpty() ? "" : words.get(0);
        }

        boolean has(String word) {
            return words.contains(word);
        }
    }

    /**
     * What it did.
     *
     * @param trouble a hang, or what it threw
     */
    record Outcome(int status, String out, String err, Optional<Failure.Trouble> trouble) {}
}
