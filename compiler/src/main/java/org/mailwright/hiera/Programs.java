package org.mailwright.hiera;

import java.io.IOException;
import java.util.List;

/** Programs that a look-up may start: none by itself, only through what it is given (gpg, for eyaml's GPG). */
@FunctionalInterface
public interface Programs {

    /**
     * Runs a program to its end.
     *
     * @param command the program and its arguments
     * @param input what it reads
     * @throws IOException when it cannot be started
     */
    Result run(List<String> command, byte[] input) throws IOException;

    /** What a program that ended has left. */
    record Result(int status, byte[] output, String errors) {
        @Override
        public String toString() {
            return "Result[" + status + "]";
        }
    }

    /** None may be started. */
    static Programs none() {
        return (command, input) -> {
            throw new IOException("no program may be started here");
        };
    }
}
