package org.mailwright.verify;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program of this machine, run without a shell and without our environment, and ended when it takes too long. */
record Program(Path file) {
    /** Where the daemons' programs are; not on everybody's PATH. */
    private static final List<String> SBIN = List.of("/usr/sbin", "/sbin", "/usr/local/sbin", "/usr/bin", "/bin");

    /** Indexing the largest table takes minutes, everything else less than a second. */
    private static final long MINUTES = 10;

    /** More than anybody reads of what a checker says. */
    private static final int MOST = 1 << 20;

    /**
     * How a run ended.
     *
     * @param status its exit status
     * @param out its standard output
     * @param err its standard error
     */
    record Said(int status, String out, String err) {
        /**
         * The lines of standard error; when it failed without any, those of its output, at least one line. Empty when it
         * ended well and was quiet.
         */
        List<String> complaints() {
            List<String> lines = lines(err);
            if (!lines.isEmpty() || status == 0) {
                return lines;
            }
            List<String> printed = lines(out);
            return printed.isEmpty() ? List.of("it ends with " + status + " and does not say why") : printed;
        }

        private static List<String> lines(String text) {
            return text.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    /** The program of that name on PATH or where daemons' programs are. */
    static Optional<Program> find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(path), SBIN.stream())
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Program::new);
    }

    /**
     * Runs it to its end.
     *
     * @param scratch a directory of ours for what it says
     * @param input its standard input
     */
    Said run(Path scratch, Optional<Path> input, List<String> arguments) throws IOException {
        Path out = scratch.resolve("stdout");
        Path err = scratch.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(file.toString()), arguments.stream())
                        .toList())
                .directory(scratch.toFile())
                .redirectInput(input.orElse(Path.of("/dev/null")).toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", String.join(":", SBIN));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return new Said(process.exitValue(), text(out), text(err));
            }
            return new Said(1, "", "it did not end within " + MINUTES + " minutes");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + file + " ran");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
        }
    }
}
