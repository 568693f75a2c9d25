package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailwright.cli.Run;

/** Compiles of the small sample by processes of their own; with another alias it gives another tree. */
record OwnCompile(Path site) {
    static final String HOST = "mail.garlic.example";

    /** The sample, in which {@code name} has mail of its own. */
    static OwnCompile of(Path directory, String name) throws IOException {
        Path sample = Path.of("hiera-samples/minimal");
        try (Stream<Path> walk = Files.walk(sample)) {
            for (Path path : walk.toList()) {
                Path copy = directory.resolve(sample.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
        Path common = directory.resolve("data/common.yaml");
        String text = Files.readString(common);
        assertThat(text).contains("mailwright::aliases:\n");
        Files.writeString(
                common, text.replace("mailwright::aliases:\n", "mailwright::aliases:\n  " + name + ": alice\n"));
        return new OwnCompile(directory);
    }

    private List<String> arguments(Path out) {
        return List.of("compile", "-C", site.toString(), "--as-of", "2026-11-15", "--quiet", "-o", out.toString());
    }

    /** In this process. */
    Run into(Path out) {
        return Run.of(arguments(out).toArray(String[]::new));
    }

    /** The command line of a process of its own. */
    List<String> command(Path out) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.mailwright.cli.Mailwright"));
        command.addAll(arguments(out));
        return command;
    }

    /** What a tree has: every file by path with mode, time where it is asked for, and content. */
    static Map<String, String> files(Path out, boolean times) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(out)) {
            try (Stream<Path> walk = Files.walk(out)) {
                for (Path file : walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                        .toList()) {
                    files.put(
                            out.relativize(file).toString(),
                            Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) + " "
                                    + Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS) + " "
                                    + (times ? Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS) : "") + " "
                                    + (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                                            ? Files.readString(file, StandardCharsets.UTF_8)
                                            : ""));
                }
            }
        }
        return files;
    }
}
