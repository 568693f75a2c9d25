package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.daemon.Daemon;
import org.mailwright.packaging.Program;

/** A check with the daemons' own checkers that is told to end (SIGTERM), early or late: no copy of a file is left. */
@Tag("slow")
class EndedCheckTest {
    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 60, 150, 400, 1000})
    void no_copies_of_the_files_are_left(int milliseconds) throws IOException, InterruptedException {
        Daemon.require("postmap");
        Path temporary = Files.createDirectory(scratch.resolve("tmp"));
        List<String> command = new ArrayList<>(Program.command("-Djava.io.tmpdir=" + temporary));
        command.addAll(List.of("check", "--with-daemons", "-C", "hiera-samples/minimal", "--as-of", "2026-11-15"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("said").toFile())
                .start();
        try {
            for (int i = 0; i < 600 && process.isAlive() && isEmpty(temporary); i++) {
                Thread.sleep(50);
            }
            assertThat(isEmpty(temporary))
                    .as(Files.readString(scratch.resolve("said")))
                    .isFalse();
            Thread.sleep(milliseconds);
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            Daemon.end(process);
        }
        assertThat(isEmpty(temporary)).isTrue();
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
