package org.mailwright.source.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's table of keys is the program's own; {@code make golden} writes it anew. */
class ReadmeKeysTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- keys -->\n";
    private static final String END = "<!-- /keys -->";

    @Test
    void the_readme_lists_every_key() throws IOException {
        String readme = Files.readString(README, StandardCharsets.UTF_8);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        String wanted = readme.substring(0, begin) + KeyReference.markdown() + readme.substring(end);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, wanted, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(README, StandardCharsets.UTF_8)).isEqualTo(wanted);
    }
}
