package org.mailwright.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mailwright.cli.Run;

/** The documentation names findings by their ids. */
class DocsTest {
    @Test
    void each_finding_in_the_table_of_incidents_has_a_page() throws IOException {
        String text = Files.readString(Path.of("docs", "incidents.md"));
        assertThat(Pattern.compile("\\| `([a-z-]+)` \\|")
                        .matcher(text)
                        .results()
                        .map(match -> match.group(1)))
                .hasSizeGreaterThan(40)
                .allSatisfy(id -> assertThat(Run.of("rule", id).status()).as(id).isZero());
    }
}
