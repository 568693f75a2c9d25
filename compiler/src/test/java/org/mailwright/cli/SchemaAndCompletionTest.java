package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.daemon.Daemon;
import org.mailwright.source.shape.JsonSchema;

/** What editors and shells read of us. */
class SchemaAndCompletionTest {
    @Test
    void schema_prints_that_of_the_site_file_unless_told_otherwise() {
        assertThat(Run.of("schema")).isEqualTo(new Run(0, JsonSchema.siteFile(), ""));
        assertThat(Run.of("schema", "site").out()).isEqualTo(JsonSchema.siteFile());
        assertThat(Run.of("schema", "hiera").out()).isEqualTo(JsonSchema.hieraKeys());
        assertThat(Run.of("schema", "ldap").status()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({
        "loo, 1, lookup",
        "check --fail, 2, --fail-on",
        "check --output sa, 3, sarif",
        "check --max, 2, --max-per-rule",
        "schema h, 2, hiera",
        "lookup --knock, 2, --knock-out-prefix"
    })
    void bash_completes_our_words(String line, int word, String completed, @TempDir Path scratch) throws IOException {
        Run run = Run.of("completion");
        assertThat(run.status()).isZero();
        Path script = scratch.resolve("completion.bash");
        Files.writeString(
                script,
                run.out() + "\nCOMP_WORDS=(mailwright " + line + ")\nCOMP_CWORD=" + word
                        + "\n_complete_mailwright 2>/dev/null\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n",
                StandardCharsets.UTF_8);

        Daemon.Answer answer = Daemon.require("bash").run(List.of("--norc", script.toString()));

        assertThat(answer.output().lines().map(String::strip)).containsExactly(completed);
    }

    @Test
    void the_script_is_the_same_every_time() {
        assertThat(Run.of("completion")).isEqualTo(Run.of("completion"));
    }
}
