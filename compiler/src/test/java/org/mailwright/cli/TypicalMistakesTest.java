package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mistakes that people make, each in a site without findings: the first line says what is wrong and where, the second what
 * to write, and at most one more thing is said. {@code -Dgolden.update=true} writes what is said into the tables.
 */
class TypicalMistakesTest {
    private static final Path TABLES = Path.of("compiler/src/test/resources/mistakes");

    @TempDir
    private Path scratch;

    @TestFactory
    List<DynamicContainer> every_mistake_is_named_with_its_remedy() throws IOException {
        List<DynamicContainer> tables = new ArrayList<>();
        try (Stream<Path> files = Files.list(TABLES)) {
            for (Path file : files.sorted().toList()) {
                List<Mistake> mistakes = Mistake.all(file);
                if (Boolean.getBoolean("golden.update")) {
                    mistakes = rewritten(file, mistakes);
                }
                tables.add(DynamicContainer.dynamicContainer(
                        file.getFileName().toString(),
                        mistakes.stream()
                                .map(mistake -> DynamicTest.dynamicTest(mistake.title(), () -> judge(mistake)))));
            }
        }
        return tables;
    }

    private void judge(Mistake mistake) throws IOException {
        Mistake now = mistake.run(Files.createTempDirectory(scratch, "mistake"));

        assertThat(now.text()).isEqualTo(mistake.text());
        assertThat(mistake.said().stream().filter(line -> line.matches("\\S.* \\[[a-z0-9-]+]")))
                .hasSizeLessThanOrEqualTo(2);
    }

    private List<Mistake> rewritten(Path file, List<Mistake> mistakes) throws IOException {
        List<Mistake> now = new ArrayList<>();
        for (Mistake mistake : mistakes) {
            now.add(mistake.run(Files.createTempDirectory(scratch, "mistake")));
        }
        Files.writeString(file, now.stream().map(Mistake::text).collect(Collectors.joining("\n")));
        return now;
    }
}
