package org.mailwright.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Several command lines in one process, divided by {@code --then}: the run from which the launcher makes the class-data
 * archive, which holds what one process has loaded. What they print is dropped.
 */
final class Training {
    private Training() {}

    /** Ends with the first exit status that is neither 0 nor 1: a host on which something is to do is no fault here. */
    public static void main(String... arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(nowhere, nowhere, Map.of(), false);
        List<String> left = Arrays.asList(arguments);
        while (!left.isEmpty()) {
            int next = left.indexOf("--then");
            List<String> line = left.subList(0, next < 0 ? left.size() : next);
            int status = Mailwright.run(terminal, line.toArray(String[]::new));
            if (status > ExitStatus.FINDINGS) {
                System.err.println(String.join(" ", line) + ": exit status " + status);
                System.exit(status);
            }
            left = next < 0 ? List.of() : left.subList(next + 1, left.size());
        }
    }
}
