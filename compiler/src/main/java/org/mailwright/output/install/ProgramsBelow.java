package org.mailwright.output.install;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mailwright.diagnostic.Printable;

/** The programs below a root, by chroot(8) when that is not the machine's own. */
public final class ProgramsBelow implements Programs {
    /** Where Debian has programs of the administrator. What the caller has in PATH is the caller's: cron has no sbin. */
    private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int SHOWN = 4096;

    private final Path root;
    private final Duration longest;

    public ProgramsBelow(Path root) {
        this(root, LONGEST);
    }

    /** The same with another time in which a program must come to its end. */
    ProgramsBelow(Path root, Duration longest) {
        this.root = root;
        this.longest = longest;
    }

    @Override
    public String run(List<String> command) throws IOException {
        return command.get(0).matches("postmap|postalias") ? index(command) : runOnce(command);
    }

    private String index(List<String> command) throws IOException {
        Path table = root.resolve(command.get(command.size() - 1).replaceFirst("^[a-z]+:/", ""));
        String fault = runOnce(command);
        if (Index.isUnusable(fault)) {
            Files.deleteIfExists(Index.of(table));
            fault = runOnce(command);
        }
        if (fault.isEmpty()) {
            Index.settle(table);
        }
        return fault;
    }

    private String runOnce(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>();
        if (root.getNameCount() > 0) {
            // chroot(8) looks the program up itself, below the root, in the PATH that it is given.
            whole.addAll(List.of("chroot", root.toString()));
        }
        whole.addAll(command);
        Optional<Path> program = find(whole.get(0));
        if (program.isEmpty()) {
            return "there is no " + whole.get(0) + " in " + String.join(":", PLACES);
        }
        whole.set(0, program.get().toString());
        // Of mode 0600, which File.createTempFile does not give it. A pipe would wait for a daemon that keeps it open.
        Path output = Files.createTempFile("mailwright", ".txt");
        try (InputStream said = Files.newInputStream(output)) {
            // A signal may come before the program has it open.
            output.toFile().deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(whole)
                    .directory(new File("/"))
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(Map.of("PATH", String.join(":", PLACES), "LC_ALL", "C.UTF-8"));
            Process process = builder.start();
            // Both have it open: a run that is killed leaves nothing behind.
            Files.delete(output);
            return result(process, said);
        } catch (IllegalStateException e) {
            return "interrupted";
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Optional<Path> find(String program) {
        return PLACES.stream()
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String result(Process process, InputStream output) throws IOException {
        // A program that hangs must not outlive a run that is told to end (SIGTERM), or every run leaves one more.
        Thread last = new Thread(() -> kill(process));
        try {
            Runtime.getRuntime().addShutdownHook(last);
        } catch (IllegalStateException e) {
            kill(process);
            return "interrupted";
        }
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                kill(process);
                return "it did not end within "
                        + (longest.toMinutes() > 0
                                ? longest.toMinutes() + " minutes"
                                : longest.toSeconds() + " seconds");
            }
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            return "interrupted";
        } finally {
            forget(last);
        }
        if (process.exitValue() == 0) {
            return "";
        }
        String said = new String(output.readNBytes(SHOWN), StandardCharsets.UTF_8).strip();
        return "exit status " + process.exitValue() + (said.isEmpty() ? "" : ": " + Printable.of(said));
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running: so is the end of this process.
        }
    }

    /** Ends it with all that it started: postfix(1) is a script that runs others. */
    private static void kill(Process process) {
        try (Stream<ProcessHandle> started = process.descendants()) {
            List<ProcessHandle> all = started.toList();
            process.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
