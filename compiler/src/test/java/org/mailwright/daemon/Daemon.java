package org.mailwright.daemon;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program of the mail system that a test runs. Where it is missing the test is skipped aloud; in CI it fails. */
public final class Daemon {
    private final Path program;

    private Daemon(Path program) {
        this.program = program;
    }

    /** What a program said. */
    public record Answer(int status, String output) {}

    /** The program of that name on PATH or in an sbin directory. */
    public static Daemon require(String name) {
        Optional<Path> program = find(name);
        if (program.isEmpty()) {
            String message = name + " is not installed: a test that needs it DID NOT RUN";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(message);
            }
            System.err.println("*** " + message + " ***");
            Assumptions.abort(message);
        }
        return new Daemon(program.orElseThrow());
    }

    private static Optional<Path> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                        Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(path),
                        Stream.of("/usr/sbin", "/sbin", "/usr/local/sbin"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs it to its end; standard error is part of the output. */
    public Answer run(List<String> arguments) {
        List<String> command =
                Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
