package org.mailwright.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A small control repository in a scratch directory, for tests that change one thing in it. */
final class ControlRepository {
    private static final Path ORIGINAL = Path.of("compiler/src/test/resources/rule-site");

    private final Path root;

    private ControlRepository(Path root) {
        this.root = root;
    }

    /** One host that is mx, srs and submission, with people and without findings that stop anything. */
    static ControlRepository in(Path scratch) {
        ControlRepository site = new ControlRepository(scratch.resolve("site"));
        try (Stream<Path> files = Files.walk(ORIGINAL)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                site.write(ORIGINAL.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return site.write(
                "data/page.yaml",
                "mailwright::host: {roles: [mx, srs]}",
                "mailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}");
    }

    /** Nothing yet. */
    static ControlRepository empty(Path root) {
        return new ControlRepository(root);
    }

    Path root() {
        return root;
    }

    ControlRepository write(String path, String... lines) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", List.of(lines)) + "\n", StandardCharsets.UTF_8);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command on it. */
    Run run(String command, String... more) {
        return Run.of(Stream.concat(Stream.of(command, "-C", root.toString(), "--as-of", "2026-11-15"), Stream.of(more))
                .toArray(String[]::new));
    }

    /** Looks keys up in it. */
    Run lookup(String... words) {
        return Run.of(Stream.concat(Stream.of("lookup", "-C", root.toString()), Stream.of(words))
                .toArray(String[]::new));
    }
}
