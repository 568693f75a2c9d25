package org.mailwright.source.git;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * git(1), run without a shell and so that it only reads: no hook, filter, pager or monitor of a repository's own runs, no
 * lock is taken, nothing is fetched and nobody is asked for a password.
 */
record Git(Path program, Path directory) {
    private static final List<String> QUIET = List.of(
            "--no-pager",
            "--no-replace-objects",
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "core.fsmonitor=false",
            // A partial clone would fetch what is missing.
            "-c",
            "protocol.allow=never");

    /** What a run said. */
    record Said(int status, byte[] out, String err) {
        /** Its output as lines of text. */
        List<String> lines() {
            return new String(out, StandardCharsets.UTF_8).lines().toList();
        }

        /** The first thing it complained of. */
        String complaint() {
            return err.lines()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .map(line -> line.replaceFirst("^(fatal|error): ", ""))
                    .orElse("it ended with " + status);
        }
    }

    /** The git on PATH, for the repository that the directory is in. @throws IOException when there is none */
    static Git in(Path directory) throws IOException {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(place -> place.startsWith("/"))
                .map(place -> Path.of(place, "git"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Git(program, directory))
                .orElseThrow(
                        () -> new IOException("git is not installed, and the earlier inputs are in its repository"));
    }

    /** Runs a command to its end. */
    Said run(String... arguments) throws IOException {
        Process process = start(arguments);
        try (InputStream out = process.getInputStream();
                InputStream err = process.getErrorStream()) {
            process.getOutputStream().close();
            byte[] said = out.readAllBytes();
            String complaints = new String(err.readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), said, complaints);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while git ran");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts a command that is asked more than once. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-C", directory.toString()));
        command.addAll(QUIET);
        command.addAll(Stream.of(arguments).toList());
        ProcessBuilder builder = new ProcessBuilder(command);
        // What a hook or a shell says about another repository is not about this one; the configuration is the caller's
        // own.
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_") && !name.startsWith("GIT_CONFIG"));
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_NO_LAZY_FETCH", "1");
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }
}
