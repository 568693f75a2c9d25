package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What a repository copies to have its changes judged: each command in it runs, and leaves the files it names. */
class AdoptionTest {
    private static final Path ONION = Path.of("hiera-samples/onion");
    private static final Pattern COMMAND = Pattern.compile("mailwright (check [^\n]*)");

    @TempDir
    private Path scratch;

    private static Object yaml(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }

    /** The reports that a template's command writes, and the places where it promises them. */
    @ParameterizedTest
    @ValueSource(strings = {"ci/gitlab.yml", "ci/github.yml"})
    void a_template_uploads_what_its_command_writes(String template) throws IOException {
        assertThat(yaml(Path.of(template))).isInstanceOf(Map.class);
        String text = Files.readString(Path.of(template));
        List<String> words = new ArrayList<>();
        List<String> reports = new ArrayList<>();
        for (String word : COMMAND.matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .split(" ")) {
            int path = word.indexOf(':');
            if (path > 0) {
                reports.add(word.substring(path + 1));
                words.add(word.substring(0, path + 1) + scratch.resolve(word.substring(path + 1)));
            } else {
                words.add(word.equals(".") || word.equals("\"$MAILWRIGHT_SITE\"") ? ONION.toString() : word);
            }
        }
        words.addAll(List.of("--as-of", "2026-11-15"));
        Run run = Run.of(words.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(reports).isNotEmpty().allSatisfy(report -> {
            assertThat(scratch.resolve(report)).isNotEmptyFile();
            assertThat(text).containsPattern("(codequality|junit|sarif_file): " + Pattern.quote(report) + "\n");
        });
    }

    /** GitLab lets a job's variables win over the including file's, which could then set none of them. */
    @Test
    void the_defaults_of_the_job_for_gitlab_give_way() throws IOException {
        Map<?, ?> template = (Map<?, ?>) yaml(Path.of("ci/gitlab.yml"));
        assertThat(template.get("variables")).isInstanceOf(Map.class);
        assertThat(((Map<?, ?>) template.get("variables")).keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("MAILWRIGHT_SITE", "MAILWRIGHT_IMAGE");
        assertThat((Map<?, ?>) template.get("mailwright"))
                .satisfies(job -> assertThat(job.get("variables")).isNull());
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_hook_runs_where_an_input_changes() throws IOException {
        List<Map<String, Object>> hooks = (List<Map<String, Object>>) yaml(Path.of(".pre-commit-hooks.yaml"));
        assertThat(hooks).hasSize(1);
        Map<String, Object> hook = hooks.get(0);
        assertThat(hook).containsEntry("language", "system").containsEntry("pass_filenames", false);
        List<String> entry = List.of(String.valueOf(hook.get("entry")).split(" "));
        Run run =
                Run.of(Stream.concat(entry.stream().skip(1), Stream.of("-C", ONION.toString(), "--as-of", "2026-11-15"))
                        .toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        Pattern files = Pattern.compile(String.valueOf(hook.get("files")));
        try (Stream<Path> paths = Files.walk(ONION)) {
            // Nothing follows from these.
            List<String> none = List.of("README.md", "addresses.txt");
            assertThat(paths.filter(Files::isRegularFile)
                            .filter(path -> !none.contains(path.getFileName().toString()))
                            .map(path -> ONION.relativize(path).toString()))
                    .isNotEmpty()
                    .allMatch(path -> files.matcher(path).find());
        }
        assertThat(files.matcher("manifests/site.pp").find()).isFalse();
    }
}
