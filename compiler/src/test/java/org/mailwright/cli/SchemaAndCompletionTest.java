package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.daemon.Daemon;

/** What editors and shells read of us. */
class SchemaAndCompletionTest {
    /** The keys that a printed schema knows at its top. */
    private static Set<String> properties(String... arguments) throws IOException {
        Run run = Run.of(arguments);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        Set<String> names = new TreeSet<>();
        new ObjectMapper().readTree(run.out()).get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void schema_prints_that_of_the_site_file_unless_told_otherwise() throws IOException {
        assertThat(properties("schema")).contains("hiera", "directory", "zones").doesNotContain("mailwright::aliases");
        assertThat(properties("schema", "site")).isEqualTo(properties("schema"));
        assertThat(properties("schema", "hiera"))
                .contains("mailwright::aliases", "mailwright::domains")
                .doesNotContain("zones");
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
