package org.mailwright.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailwright.cli.Run;

/** One case of hiera-samples: a whole control repository, and what the commands make of it. */
record Sample(String name) {
    static final Path SAMPLES = Path.of("hiera-samples");
    /** Accounts retire and expire; the samples are judged as of this day. */
    static final String DAY = "2026-11-15";

    /** Every sample there is. */
    static List<Sample> all() {
        try (Stream<Path> cases = Files.list(SAMPLES)) {
            return cases.filter(Files::isDirectory)
                    .map(path -> new Sample(path.getFileName().toString()))
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return SAMPLES.resolve(name);
    }

    /** The command line of a command on this sample. */
    List<String> command(String command, Path site, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "-C", site.toString(), "--as-of", DAY));
        arguments.addAll(List.of(more));
        return arguments;
    }

    /**
     * What a user gets: {@code tree/…} with every compiled file, {@code compile.txt} and {@code check.txt} with what is
     * printed; of a sample with an {@code addresses.txt} also {@code traces.txt} with the way to each address in it, and
     * {@code flows.txt} with every way in which mail leaves.
     */
    SortedMap<String, String> results(Path scratch) throws IOException {
        SortedMap<String, String> results = new TreeMap<>();
        Path out = scratch.resolve("out");
        Run compile = run(command("compile", directory(), "-o", out.toString()));
        results.put("compile.txt", compile.text().replace(out.toString(), "out"));
        results.put(
                "check.txt",
                run(command("check", directory(), "--max-per-rule", "0")).text());
        Path addresses = directory().resolve("addresses.txt");
        if (Files.exists(addresses)) {
            StringBuilder traces = new StringBuilder();
            for (String address : Files.readAllLines(addresses, StandardCharsets.UTF_8)) {
                traces.append(run(command("trace", directory(), address)).text())
                        .append('\n');
            }
            results.put("traces.txt", traces.toString());
            results.put(
                    "flows.txt",
                    run(command("check", directory(), "--flows", "--quiet")).out());
        }
        tree(out).forEach((path, text) -> results.put("tree/" + path, text));
        return results;
    }

    private static Run run(List<String> arguments) {
        return Run.of(arguments.toArray(String[]::new));
    }

    /** Every file below a directory by its path there, but the .gitignore that keeps a compiled tree out of git. */
    static SortedMap<String, String> tree(Path root) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path file : paths.filter(Files::isRegularFile).toList()) {
                    String path = root.relativize(file).toString();
                    if (!path.equals(".gitignore")) {
                        files.put(path, Files.readString(file, StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return files;
    }
}
