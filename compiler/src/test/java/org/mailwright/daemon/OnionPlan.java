package org.mailwright.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.Compiler;
import org.mailwright.artefact.Artefact;
import org.mailwright.model.Site;
import org.mailwright.source.file.DiskTree;

/** The planned files of the sample organisation, for tests that give them to the daemons. */
record OnionPlan(Site site, org.mailwright.artefact.Files plan) {
    static OnionPlan read() {
        Path root = Path.of("hiera-samples/onion").toAbsolutePath();
        try {
            Compiler.Result result = new Compiler(
                            new DiskTree(root),
                            root.resolve("mailwright.yaml"),
                            LocalDate.of(2026, 11, 15),
                            Optional.empty())
                    .compile()
                    .result()
                    .orElseThrow();
            return new OnionPlan(result.inputs().site(), result.files());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of that path in the tree. */
    Artefact file(String path) {
        return plan.artefacts().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + path));
    }

    /** The lines of a file. */
    static List<String> lines(Artefact file) {
        List<String> lines = new ArrayList<>();
        try {
            file.body().write((text, causes) -> lines.add(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** The file's lines, changed or not, on disk. */
    static Path write(Path target, List<String> lines) {
        try {
            Files.createDirectories(target.getParent());
            return Files.write(target, lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
