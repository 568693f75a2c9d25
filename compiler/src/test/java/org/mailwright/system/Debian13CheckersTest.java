package org.mailwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.daemon.Daemon;
import org.mailwright.daemon.DebianTree;
import org.mailwright.model.Release;
import org.mailwright.packaging.Program;

/**
 * The daemons of Debian 13 take every file that a sample compiles to when all its hosts have that release, without a
 * warning: {@code check --with-daemons} runs in its tree.
 */
@Tag("slow")
class Debian13CheckersTest {
    @TempDir
    Path scratch;

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "onion"})
    void the_daemons_have_nothing_to_say(String sample) {
        Daemon.require("ip");
        Network.requireNamespaces();
        Path root = DebianTree.trixie().root();
        SystemSite site = SystemSite.copy(Path.of("hiera-samples", sample), scratch.resolve("site"), Release.DEBIAN_13);
        Path jar = Program.jar();
        try (Machine machine = Machine.boot("checkers", "127.0.0.1", scratch, root, jar.getParent())) {
            List<String> command = List.of(
                    "java",
                    "-jar",
                    jar.toString(),
                    "check",
                    "--with-daemons",
                    "-C",
                    site.root().toString(),
                    "--as-of",
                    SystemSite.DAY);
            JsonNode answer = machine.ask("run", Map.of("argv", command, "timeout", 300));
            assertThat(answer.get("status").asInt()).as(answer.toString()).isZero();
            String said = answer.get("output").asText();
            assertThat(said).doesNotContain("did not run");
            // A zone is the same on every release: SamplesWithDaemonsTest has them checked.
            assertThat(said.lines().filter(line -> line.matches(".*\\[daemon-(refuses|checker-missing)]")))
                    .hasSize(2)
                    .allMatch(
                            line -> line.matches(".* not checked by (named|nsd)-checkzone, which is not installed .*"));
        }
    }
}
