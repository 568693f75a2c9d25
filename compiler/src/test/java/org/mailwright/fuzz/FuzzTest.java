package org.mailwright.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five hundred sites; {@code -Dfuzz.sites=100000 -Dfuzz.seed=5} has as many others. Each failure prints the two properties
 * that give that one site again, and the smallest change of the site that still fails.
 */
@Tag("slow")
class FuzzTest {
    private static final long MILLISECONDS = Long.getLong("fuzz.deadline", 60_000);

    @Test
    void no_site_gives_a_defect_a_hang_a_secret_or_an_output_that_nobody_reads(@TempDir Path scratch) {
        Fuzzer fuzzer = new Fuzzer(new Corpus(), scratch, new RealRunner(MILLISECONDS));

        int sites = Integer.getInteger("fuzz.sites", 500);

        List<Failure> failures = fuzzer.failures(Long.getLong("fuzz.seed", 1), sites);

        assertThat(failures).isEmpty();
        // What stops every site at its first line would show nothing of the rest.
        assertThat(fuzzer.answers().getOrDefault("compile 0", 0))
                .as(fuzzer.answers().toString())
                .isGreaterThanOrEqualTo(sites / 10);
    }

    @Test
    void nothing_is_left_in_the_directory_of_temporary_files(@TempDir Path scratch)
            throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(scratch.resolve("tmp"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        FuzzTest.class.getName(),
                        scratch.toString(),
                        "5000",
                        "40")
                .inheritIO()
                .start();

        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(temporary).isEmptyDirectory();
    }

    /** Runs in a process of its own: a directory, the first site, how many. Ends with 1 for a failure. */
    public static void main(String... words) {
        Fuzzer fuzzer = new Fuzzer(new Corpus(), Path.of(words[0]), new RealRunner(MILLISECONDS));
        List<Failure> failures = fuzzer.failures(Long.parseLong(words[1]), Integer.parseInt(words[2]));
        System.exit(failures.isEmpty() ? 0 : 1);
    }
}
