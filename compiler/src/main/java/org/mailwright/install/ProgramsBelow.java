package org.mailwright.install;

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
import org.mailwright.diagnostic.Printable;

/** The programs below a root, by chroot(8) when that is not the machine's own. */
public final class ProgramsBelow implements Programs {
    /** Where Debian has programs of the administrator. What the caller has in PATH is the caller's: cron has no sbin. */
    private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int SHOWN = 4096;
    private static final String INTERRUPTED = "interrupted";

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
        try (InputStream said = Files.newInputStream(output);
                Running running = new Running()) {
            // A signal may come before the program has it open.
            output.toFile().deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(whole)
                    .directory(new File("/"))
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(Map.of("PATH", String.join(":", PLACES), "LC_ALL", "C.UTF-8"));
            Optional<Process> process = running.start(builder);
            // Both have it open: a run that is killed leaves nothing behind.
            Files.delete(output);
            return process.isPresent() ? result(running, process.get(), said) : INTERRUPTED;
        } catch (IllegalStateException e) {
            return INTERRUPTED;
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

    private String result(Running running, Process process, InputStream output) throws IOException {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                running.kill();
                return "it did not end within "
                        + (longest.toMinutes() > 0
                                ? longest.toMinutes() + " minutes"
                                : longest.toSeconds() + " seconds");
            }
        } catch (InterruptedException e) {
            running.kill();
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
        if (process.exitValue() == 0) {
            return "";
        }
        String said = new String(output.readNBytes(SHOWN), StandardCharsets.UTF_8).strip();
        return "exit status " + process.exitValue() + (said.isEmpty() ? "" : ": " + Printable.of(said));
    }
}
