package org.mailwright.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every sample gives the files below golden/, no fewer and no more, to the byte. {@code make golden} writes them anew;
 * then {@code git diff golden} is what an operator would see in production.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("golden");

    @TempDir
    private Path scratch;

    @TestFactory
    Stream<DynamicTest> every_sample_gives_its_golden_files() {
        return Sample.all().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(), sample.directory().toUri(), () -> compare(sample)));
    }

    private void compare(Sample sample) throws IOException {
        Path golden = GOLDEN.resolve(sample.name());
        SortedMap<String, String> results = sample.results(Files.createDirectory(scratch.resolve(sample.name())));
        if (Boolean.getBoolean("golden.update")) {
            rewrite(golden, results);
        }
        Map<String, String> expected = Sample.tree(golden);
        assertThat(results.keySet()).as("files of %s", sample.name()).isEqualTo(expected.keySet());
        results.forEach(
                (path, text) -> assertThat(text).as("%s/%s", golden, path).isEqualTo(expected.get(path)));
    }

    private static void rewrite(Path golden, SortedMap<String, String> results) throws IOException {
        if (Files.isDirectory(golden)) {
            try (Stream<Path> old = Files.walk(golden)) {
                List<Path> deepestFirst = old.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
        for (Map.Entry<String, String> file : results.entrySet()) {
            Path path = golden.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        }
    }
}
