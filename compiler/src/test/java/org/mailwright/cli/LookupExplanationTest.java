package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --explain} tells beside the places: variables without a value, what set the merge, patterns of files. */
class LookupExplanationTest {
    private final ControlRepository site;

    LookupExplanationTest(@TempDir Path scratch) {
        site = ControlRepository.empty(scratch)
                .write("hiera.yaml", """
                        version: 5
                        hierarchy:
                          - {name: node, path: "nodes/%{facts.nope}/%{site}.yaml"}
                          - {name: teams, globs: ["teams/**/*.yaml", "%{facts.role}/%{trusted.team}*.yaml"]}
                          - {name: places, glob: "%{facts.place}/**/*.yaml"}
                          - {name: common, path: ./common.yaml}
                        """)
                .write("facts.yaml", "{role: mx, site: '', list: [a]}")
                .write("data/teams/one.yaml", "k: [b]", "other: 1")
                .write("data/teams/sub/two.yaml", "k: [c]", "lookup_options: {unrelated: {merge: first}}")
                .write("data/common.yaml", """
                        lookup_options:
                          k: {merge: unique}
                          other: {merge: hash}
                          "^k": {merge: deep}
                          "^ko$": {merge: {strategy: deep, knockout_prefix: "--"}}
                        k: [a]
                        ko: {a: 1}
                        text: "%{nope} %{facts.nope} %{list.3} %{role} %{facts.list} %{module_name}"
                        """);
    }

    private String explain(String words) {
        List<String> all =
                new ArrayList<>(List.of("lookup", "-C", site.root().toString(), "--explain", "--puppet", "7"));
        all.addAll(List.of("--facts", site.root().resolve("facts.yaml").toString()));
        all.addAll(List.of(words.split(" ")));
        return Run.of(all.toArray(new String[0])).out();
    }

    @Test
    void the_whole_story_of_a_merge() {
        assertThat(explain("k")).isEqualTo("""
                lookup_options
                  environment, hiera.yaml
                    level common
                      data/common.yaml: found at data/common.yaml:2:3
                        "k":
                          "merge": "unique"  # data/common.yaml:2:14
                        "^k":
                          "merge": "deep"  # data/common.yaml:4:17
                merge: unique, as lookup_options say for k at data/common.yaml:2:14
                k
                  global layer: none
                  environment, hiera.yaml
                    level node
                      data/nodes/.yaml: no such file (nodes/%{facts.nope}/%{site}.yaml; facts.nope is undefined, site is empty)
                    level teams
                      glob data/teams/**/*.yaml
                      glob data/mx/*.yaml (%{facts.role}/%{trusted.team}*.yaml; trusted.team is undefined)
                      data/teams/one.yaml: found at data/teams/one.yaml:1:4
                        - "b"  # data/teams/one.yaml:1:5
                      data/teams/sub/two.yaml: found at data/teams/sub/two.yaml:1:4
                        - "c"  # data/teams/sub/two.yaml:1:5
                      merged as unique
                        - "b"  # data/teams/one.yaml:1:5
                        - "c"  # data/teams/sub/two.yaml:1:5
                    level places
                      glob /**/*.yaml (%{facts.place}/**/*.yaml; facts.place is undefined, so that it is left out)
                    level common
                      data/common.yaml: found at data/common.yaml:6:4
                        - "a"  # data/common.yaml:6:5
                    merged as unique
                answer
                  - "b"  # data/teams/one.yaml:1:5
                  - "c"  # data/teams/sub/two.yaml:1:5
                  - "a"  # data/common.yaml:6:5
                """);
    }

    @Test
    void each_variable_is_named_with_what_it_is() {
        assertThat(explain("text").lines().map(String::strip))
                .containsSubsequence(
                        "interpolates %{nope} %{facts.nope} %{list.3} %{role} %{facts.list} %{module_name}",
                        "variable nope: undefined",
                        "variable facts",
                        "part nope",
                        "nope: not in it",
                        "variable facts.nope: undefined",
                        "variable list",
                        "part 3",
                        "3: not in it",
                        "variable list.3: undefined",
                        "variable role: \"mx\" at " + site.root().resolve("facts.yaml") + ":1:8",
                        "variable facts",
                        "part list")
                .doesNotContain("variable module_name: undefined");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ko           | merge: deep, as lookup_options say for ^k at data/common.yaml:4:17
            other        | merge: hash, as lookup_options say for other at data/common.yaml:3:18
            k.0          | merge: unique, as lookup_options say for k at data/common.yaml:2:14
            """)
    void the_merge_has_the_place_and_the_pattern_that_set_it(String key, String line) {
        assertThat(explain(key).lines()).contains(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text            | lookup_options: none for the key
            nowhere         | lookup_options: none for the key
            """)
    void options_of_other_keys_are_not_told(String key, String line) {
        assertThat(explain(key).lines()).contains(line).noneMatch(found -> found.contains("unrelated"));
    }

    /** As Puppet with Ruby: the link is in the data directory, and what it leads to is not. */
    @Test
    void a_linked_directory_below_a_glob_is_not_read() throws IOException {
        site.write("hiera.yaml", "version: 5", "hierarchy: [{name: all, glob: \"common/**/*.yaml\"}]")
                .write("data/common/sub/a.yaml", "press: alice")
                .write("real/0.yaml", "press: mallory");
        Files.createSymbolicLink(site.root().resolve("data/common/aa-linked"), Path.of("../../real"));

        assertThat(Run.of("lookup", "-C", site.root().toString(), "press").out())
                .isEqualTo("--- alice\n");
    }

    @Test
    void a_merge_of_the_caller_needs_no_place() {
        assertThat(explain("k --merge first").lines()).noneMatch(line -> line.startsWith("merge:"));
    }
}
