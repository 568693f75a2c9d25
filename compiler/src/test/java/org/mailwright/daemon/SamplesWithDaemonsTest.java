package org.mailwright.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailwright.cli.Run;

/** The daemons of Debian 12 take every file that the samples compile to, without a warning. */
@Tag("slow")
class SamplesWithDaemonsTest {
    @BeforeAll
    static void install() {
        Checking.require();
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("hiera-samples"))) {
            return all.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    private static Run check(Path sample, String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "-C", sample.toString(), "--as-of", "2026-11-15"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_daemons_have_nothing_to_say(Path sample) {
        int before = check(sample, "--quiet").status();
        Run run = check(sample, "--with-daemons");
        assertThat(run.status()).as(run.out()).isEqualTo(before);
        assertThat(run.out()).doesNotContain("[daemon-refuses]").doesNotContain("is not installed");
        if (before != 0) {
            assertThat(run.err()).contains("The daemons' checkers did not run");
        } else {
            assertThat(run.err()).doesNotContain("did not run");
        }
    }
}
