package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One alias with very many targets costs time that grows with their number, not with its square. */
class LongAliasTest {
    // Two to ten seconds; with every target compared to all others it took many minutes.
    @Test
    @Timeout(100)
    void a_hundred_thousand_targets_are_a_finding(@TempDir Path scratch) {
        String targets = IntStream.range(0, 100_000)
                .mapToObj(i -> "u" + i + "@mail.example")
                .collect(Collectors.joining(", "));
        Run run = ControlRepository.in(scratch)
                .write(
                        "data/page.yaml",
                        "mailwright::host: {roles: [mx, srs]}",
                        "mailwright::srs: {secrets: [a-throw-away-secret-of-the-tests]}",
                        "mailwright::forwards: {big: [" + targets + "]}")
                .run("check");
        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).contains("[expansion-limit]");
    }
}
