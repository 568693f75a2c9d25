package org.mailwright.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInTemplatesTest {
    @Test
    void the_names_are_those_of_the_files() throws IOException {
        Path templates = Path.of("templates");
        try (Stream<Path> files = Files.walk(templates)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> templates.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(BuiltInTemplates.NAMES);
        }
    }
}
