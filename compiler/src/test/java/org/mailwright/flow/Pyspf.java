package org.mailwright.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mailwright.daemon.Daemon;

/** Debian's python3-spf as a receiver: another implementation of RFC 7208. */
public final class Pyspf {
    private static final Path SCRIPT = Path.of("compiler/src/test/resources/spf/pyspf.py");
    private final Daemon python;

    private Pyspf(Daemon python) {
        this.python = python;
    }

    /** What it says: a word, and its reason. */
    public record Answer(String result, String reason) {}

    /** Installs it where it is missing; where that cannot be done the test is skipped aloud. */
    public static Pyspf require() {
        Path debian = Path.of("/usr/bin/python3");
        if (!Files.isExecutable(debian)
                || Daemon.at(debian).run(List.of("-c", "import spf")).status() != 0) {
            Daemon.skip("python3-spf is not installed");
        }
        return new Pyspf(Daemon.at(debian));
    }

    /** The answers to all questions in the input (see the script), in one process. */
    public List<Answer> ask(String input, Path scratch) throws IOException {
        Path in = Files.writeString(scratch.resolve("in"), input);
        Path err = scratch.resolve("err");
        Daemon.Answer said = python.run(List.of("-W", "ignore", SCRIPT.toString()), in, err);
        if (said.status() != 0) {
            throw new AssertionError(Files.readString(err, StandardCharsets.UTF_8));
        }
        return said.output()
                .lines()
                .map(line -> line.split("\t", 2))
                .map(fields -> new Answer(fields[0], fields[1]))
                .toList();
    }
}
