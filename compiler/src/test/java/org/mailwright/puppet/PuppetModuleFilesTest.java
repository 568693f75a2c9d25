package org.mailwright.puppet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;

/** The files of the Puppet module by Puppet's own tools. */
@Tag("slow")
class PuppetModuleFilesTest {
    private static final Path MODULE = Path.of("puppet/mailwright").toAbsolutePath();

    @TempDir
    private Path scratch;

    private static List<String> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(MODULE)) {
            return files.map(Path::toString)
                    .filter(path -> path.endsWith(".pp"))
                    .sorted()
                    .toList();
        }
    }

    private void run(String program, List<String> arguments) {
        Daemon.Answer answer = Daemon.require(program).run(arguments);
        assertThat(answer.status()).as(answer.output()).isZero();
    }

    @Test
    void puppet_parses_every_manifest() throws IOException {
        List<String> command = new ArrayList<>(
                List.of("parser", "validate", "--confdir", scratch.toString(), "--vardir", scratch.toString()));
        command.addAll(manifests());
        assertThat(manifests()).hasSizeGreaterThan(9);
        run("puppet", command);
    }

    @Test
    void puppet_lint_has_nothing_to_say() {
        Daemon.Answer answer = Daemon.require("puppet-lint").run(List.of("--fail-on-warnings", MODULE.toString()));
        assertThat(answer).isEqualTo(new Daemon.Answer(0, ""));
    }

    @Test
    void the_reference_is_what_puppet_strings_makes() throws IOException {
        if (!Files.exists(Path.of("/usr/share/doc/puppet-strings"))) {
            Daemon.skip("puppet-strings is not installed");
        }
        // It leaves a database where it runs.
        run(
                "sh",
                List.of(
                        "-c",
                        "cp -R \"$1\" \"$2/module\" && cd \"$2/module\" && exec puppet strings generate --format markdown"
                                + " --out \"$2/REFERENCE.md\" --confdir \"$2\" --vardir \"$2\"",
                        "sh",
                        MODULE.toString(),
                        scratch.toString()));
        assertThat(Files.readString(MODULE.resolve("REFERENCE.md")))
                .as("cd puppet/mailwright && puppet strings generate --format markdown")
                .isEqualTo(Files.readString(scratch.resolve("REFERENCE.md")));
    }

    @Test
    void the_metadata_name_what_the_module_is_for() throws IOException {
        JsonNode metadata = new ObjectMapper().readTree(Files.readString(MODULE.resolve("metadata.json")));
        assertThat(metadata.get("name").asText()).isEqualTo("mailwright-mailwright");
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<version>" + metadata.get("version").asText() + "<");
        assertThat(metadata.get("requirements"))
                .extracting(need -> need.get("name").asText() + " "
                        + need.get("version_requirement").asText())
                .containsExactly("puppet >= 7.9.0 < 9.0.0", "openvox >= 8.0.0 < 9.0.0");
        assertThat(metadata.get("operatingsystem_support").get(0).get("operatingsystemrelease"))
                .extracting(JsonNode::asText)
                .containsExactly("12", "13");
    }
}
