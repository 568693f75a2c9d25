package org.mailwright.daemon;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
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
            skip(name + " is not installed (as root on Debian, `make packages` installs it)");
        }
        return new Daemon(program.orElseThrow());
    }

    /** Ends a test that this machine cannot run, for what it lacks: skipped aloud; in CI a failure. */
    public static void skip(String lack) {
        String message = lack + ": a test that needs it DID NOT RUN";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        System.err.println("*** " + message + " ***");
        Assumptions.abort(message);
    }

    /** A program that is known to be there. */
    public static Daemon at(Path program) {
        return new Daemon(program);
    }

    /** Where it is. */
    public Path path() {
        return program;
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
        return run(arguments, process -> process.redirectErrorStream(true));
    }

    /** Runs it to its end with a file as its standard input; standard error goes to another file. */
    public Answer run(List<String> arguments, Path input, Path error) {
        return run(arguments, process -> process.redirectInput(input.toFile()).redirectError(error.toFile()));
    }

    /** Starts it in the foreground; what it says goes to {@code log}. Who starts it ends it, by {@link Process#destroy}. */
    public Process start(List<String> arguments, Path log) {
        List<String> command =
                Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
        try {
            return new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what {@link #start} began, by its process id, and waits until it is gone. */
    public static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private Answer run(List<String> arguments, UnaryOperator<ProcessBuilder> streams) {
        List<String> command =
                Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
        try {
            ProcessBuilder builder = streams.apply(new ProcessBuilder(command));
            // Ruby takes files for ASCII in the C locale.
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
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
