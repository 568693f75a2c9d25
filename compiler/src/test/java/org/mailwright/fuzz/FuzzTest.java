package org.mailwright.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand sites; {@code -Dfuzz.sites=100000 -Dfuzz.seed=5} has as many others. Each failure prints the two properties
 * that give that one site again, and the smallest change of the site that still fails.
 */
class FuzzTest {
    private static final long MILLISECONDS = Long.getLong("fuzz.deadline", 60_000);

    @Test
    void no_site_gives_a_defect_a_hang_a_secret_or_an_output_that_nobody_reads(@TempDir Path scratch) {
        Fuzzer fuzzer = new Fuzzer(new Corpus(), scratch, new RealRunner(MILLISECONDS));

        int sites = Integer.getInteger("fuzz.sites", 1000);

        List<Failure> failures = fuzzer.failures(Long.getLong("fuzz.seed", 1), sites);

        assertThat(failures).isEmpty();
        assertThat(fuzzer.commands()).isGreaterThanOrEqualTo(3 * sites);
        // What stops every site at its first line would show nothing of the rest.
        assertThat(fuzzer.compiled()).isGreaterThanOrEqualTo(sites / 5);
    }
}
