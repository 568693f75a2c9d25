package org.mailwright.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailwright.daemon.Daemon;

/** The programs of this very machine: found, waited for, ended. */
class ProgramsBelowTest {
    private static final Programs HERE = new ProgramsBelow(Path.of("/"));

    @Test
    void one_that_ends_well_has_nothing_to_say_and_one_that_fails_has_its_own_words() throws IOException {
        Daemon.require("sh");
        assertThat(HERE.run(List.of("true"))).isEmpty();
        assertThat(HERE.run(List.of("sh", "-c", "echo out; echo err >&2; exit 7")))
                .isEqualTo("exit status 7: out\\u000aerr");
    }

    @Test
    void one_that_is_not_there_is_a_fault_and_no_exception() throws IOException {
        assertThat(HERE.run(List.of("no-such-program")))
                .isEqualTo("there is no no-such-program in /usr/sbin:/usr/bin:/sbin:/bin");
    }

    @Test
    void one_that_hangs_is_ended_with_all_that_it_started() throws IOException {
        Daemon.require("sh");
        String lasting = "86399.25";
        assertThat(new ProgramsBelow(Path.of("/"), Duration.ofSeconds(1))
                        .run(List.of("sh", "-c", "sleep " + lasting + " & wait")))
                .isEqualTo("it did not end within 1 seconds");
        assertThat(ProcessHandle.current().descendants())
                .noneMatch(process -> process.info().commandLine().orElse("").contains(lasting));
        assertThat(ProcessHandle.allProcesses())
                .noneMatch(process -> process.info().commandLine().orElse("").contains(lasting) && process.isAlive());
    }
}
