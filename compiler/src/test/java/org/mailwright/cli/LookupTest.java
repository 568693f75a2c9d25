package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code mailwright lookup} on control repositories with and without a mailwright.yaml. */
class LookupTest {
    private static final String ONION = "hiera-samples/onion";

    private final ControlRepository site;
    private final ControlRepository bare;

    LookupTest(@TempDir Path scratch) {
        site = ControlRepository.in(scratch);
        bare = ControlRepository.empty(scratch.resolve("bare"))
                .write(
                        "hiera.yaml",
                        "version: 5",
                        "hierarchy:",
                        "  - {name: node, path: 'nodes/%{trusted.certname}.yaml'}",
                        "  - {name: role, path: 'roles/%{trusted.extensions.pp_role}.yaml'}",
                        "  - {name: system, path: '%{facts.os.family}.yaml'}",
                        "  - {name: environment, path: 'e-%{environment}.yaml'}",
                        "  - {name: common, path: common.yaml}")
                .write(
                        "data/nodes/mx-01.onion.example.yaml",
                        "list: [z, b]",
                        "hash: {a: {x: 1}, only: node}",
                        "knock: ['--b']")
                .write("data/roles/mx.yaml", "role: from the role")
                .write("data/Debian.yaml", "system: Debian's")
                .write("data/e-staging.yaml", "stage: staging")
                .write(
                        "data/common.yaml",
                        "lookup_options: {hash: {merge: deep}}",
                        "list: [b, a]",
                        "hash: {a: {y: '2'}, b: ~}",
                        "knock: [b, c]",
                        "number: 12",
                        "text: \"two\\nlines\"",
                        "nothing: ~",
                        "wrong: \"%{lookup('list.a')}\"",
                        "trust: \"%{trusted.certname} %{trusted.domain}\"",
                        "fact: \"%{facts.os.family} %{os.release.major}\"")
                .write("facts.yaml", "os: {family: Debian, release: {major: '12'}}")
                .write("facts.json", "{\"os\": {\"family\": \"Debian\", \"release\": {\"major\": \"13\"}}}")
                .write("trusted.yaml", "certname: other.onion.example", "extensions: {pp_role: mx}");
    }

    private Run lookup(String line) {
        List<String> words = new ArrayList<>(
                List.of("lookup", "--environment-dir", bare.root().toString()));
        for (String word : line.split(" ")) {
            words.add(word.replace("ROOT", bare.root().toString()));
        }
        return Run.of(words.toArray(new String[0]));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            number                                                        | --- 12\\n
            number --render-as json                                       | 12\\n
            number --render-as s                                          | 12\\n
            text                                                          | `--- |-\\n  two\\n  lines\\n`
            text --render-as s                                            | two\\nlines\\n
            text --render-as json                                         | "two\\\\nlines"\\n
            nothing                                                       | ---\\n
            nothing --render-as json                                      | null\\n
            nothing --render-as s                                         | \\n
            hash --node mx-01.onion.example --render-as s                 | {"a"=>{"y"=>"2", "x"=>1}, "b"=>nil, "only"=>"node"}\\n
            hash --node mx-01.onion.example --render-as json --merge hash | {"a":{"x":1},"b":null,"only":"node"}\\n
            hash --node mx-01.onion.example --render-as json --merge first| {"a":{"x":1},"only":"node"}\\n
            hash.a.y                                                      | --- '2'\\n
            list --node mx-01.onion.example --merge unique                | ---\\n- z\\n- b\\n- a\\n
            list --node mx-01.onion.example --merge deep --sort-merged-arrays | ---\\n- a\\n- b\\n- z\\n
            knock --node mx-01.onion.example --merge deep --knock-out-prefix=-- --render-as json | ["c"]\\n
            nope number list --render-as s                                | 12\\n
            nope --default given                                          | --- given\\n
            number --type Integer                                         | --- 12\\n
            trust --node mx-01.onion.example                              | --- mx-01.onion.example onion.example\\n
            role --trusted ROOT/trusted.yaml --render-as s                | from the role\\n
            trust --node a.example --trusted ROOT/trusted.yaml            | --- 'other.onion.example '\\n
            system --facts ROOT/facts.yaml --render-as s                  | Debian's\\n
            fact --facts ROOT/facts.yaml --render-as s                    | Debian 12\\n
            fact --facts ROOT/facts.json --render-as s                    | Debian 13\\n
            stage --environment staging                                   | --- staging\\n
            """)
    void values_print_as_puppet_lookup_prints_them(String line, String printed) {
        Run run = lookup(line.strip());
        assertThat(run.out().replace("\\n", "\\\\n").replace("\n", "\\n"))
                .as(run.err())
                .isEqualTo(printed);
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "nope neither", "hash.nope", "list.7", "stage", "lookup_options"})
    void what_no_level_has_is_1_and_prints_nothing(String line) {
        Run run = lookup(line);
        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("mailwright: nothing is found for " + line.split(" ")[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "list --merge most",
                "list --merge hash --sort-merged-arrays",
                "list --merge-hash-arrays",
                "list --knock-out-prefix=--",
                "list --merge deep --knock-out-prefix=",
                "list --render-as xml",
                "list --type Strin[",
                "list --hiera_config ROOT/none.yaml",
                "list --puppet 6",
                "list -C ROOT"
            })
    void a_wrong_command_line_is_64(String line) {
        Run run = line.isEmpty() ? Run.of("lookup") : lookup(line);
        assertThat(run.status()).as(run.err()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("mailwright: ");
    }

    @Test
    void a_repository_that_is_none_is_64() {
        Run run = Run.of("lookup", "a", "-C", bare.root().resolve("data").toString());
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).contains("mailwright.yaml");
    }

    @Test
    void a_repository_without_mailwright_yaml_is_found_by_its_hiera_yaml() {
        assertThat(Run.of("lookup", "-C", bare.root().toString(), "number").out())
                .isEqualTo("--- 12\n");
    }

    @Test
    void a_failing_look_up_is_1_with_its_place() {
        Run run = lookup("wrong");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("data/common.yaml:2:7: error: ");
    }

    @Test
    void a_value_of_another_type_is_1() {
        Run run = lookup("number --type String");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("data/common.yaml:5:9: error: ");
    }

    @Test
    void broken_yaml_is_1_at_its_place() {
        bare.write("data/common.yaml", "a: 1", "b: [1, 2");
        Run run = lookup("a");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("data/common.yaml:2:4: error: ").contains("[yaml-syntax]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a --facts ROOT/none.yaml", "a --trusted ROOT/none.json"})
    void a_file_that_cannot_be_read_is_3(String line) {
        Run run = lookup(line);
        assertThat(run.status()).as(run.err()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void the_global_layer_is_asked_first_and_modules_last() {
        bare.write("global/hiera.yaml", "version: 5", "hierarchy: [{name: top, path: top.yaml}]")
                .write("global/data/top.yaml", "number: 13")
                .write("modules/mail/hiera.yaml", "version: 5", "hierarchy: [{name: m, path: m.yaml}]")
                .write("modules/mail/data/m.yaml", "mail::port: 25");
        assertThat(lookup("number --hiera_config ROOT/global/hiera.yaml").out()).isEqualTo("--- 13\n");
        assertThat(lookup("number --hiera-config ROOT/global/hiera.yaml").out()).isEqualTo("--- 13\n");
        assertThat(lookup("mail::port").out()).isEqualTo("--- 25\n");
    }

    @Test
    void a_site_answers_as_a_node_of_its_inventory() {
        Run mx = Run.of("lookup", "-C", ONION, "--node", "mx-01.onion.example", "mailwright::host", "--render-as", "s");
        assertThat(mx.status()).as(mx.err()).isZero();
        assertThat(mx.out()).startsWith("{\"roles\"=>[\"mx\"]");
        Run nobody = Run.of("lookup", "-C", ONION, "--node", "mx-99.onion.example", "mailwright::host");
        assertThat(nobody.status()).isEqualTo(1);
        assertThat(nobody.err()).contains("the inventory has no node mx-99.onion.example");
    }

    @Test
    void a_site_says_how_strict_it_is() {
        site.write("data/common.yaml", "undefined: \"x%{no_such_variable}x\"");
        assertThat(site.lookup("undefined").status()).isEqualTo(1);
        site.write("mailwright.yaml", "hiera: {config: hiera.yaml, nodes: nodes, puppet: 7}");
        assertThat(site.lookup("undefined").out()).isEqualTo("--- xx\n");
        assertThat(site.lookup("undefined", "--puppet", "8").status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s", "json", "yaml"})
    void secrets_never_print(String format) {
        for (String key : List.of("password", "url", "deep", "copy", "whole", "listed", "sensitive")) {
            for (String how : List.of("--render-as=" + format, "--explain", "--default=x")) {
                Run run = Run.of("lookup", "--environment-dir", "compiler/src/test/resources/hiera/eyaml", key, how);
                assertThat(run.status()).as(key + run.err()).isZero();
                assertThat(run.out()).as(key).contains("(secret)");
                assertThat(run.text())
                        .doesNotContain("s3cret")
                        .doesNotContain("three")
                        .doesNotContain("token")
                        .doesNotContain("ENC[");
            }
        }
    }

    @Test
    void an_explanation_names_every_place_and_the_origin_of_each_item() {
        Run run = lookup("hash --node mx-01.onion.example --explain");
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("""
                lookup_options
                  environment, hiera.yaml
                    level common
                      data/common.yaml: found at data/common.yaml:1:17
                        "hash":
                          "merge": "deep"  # data/common.yaml:1:32
                merge: deep, as lookup_options say for hash at data/common.yaml:1:32
                hash
                  global layer: none
                  environment, hiera.yaml
                    level node
                      data/nodes/mx-01.onion.example.yaml: found at data/nodes/mx-01.onion.example.yaml:2:7 \
                (nodes/%{trusted.certname}.yaml)
                        "a":
                          "x": 1  # data/nodes/mx-01.onion.example.yaml:2:15
                        "only": "node"  # data/nodes/mx-01.onion.example.yaml:2:25
                    level role
                      data/roles/.yaml: no such file (roles/%{trusted.extensions.pp_role}.yaml; trusted.extensions.pp_role is undefined)
                    level system
                      data/.yaml: no such file (%{facts.os.family}.yaml; facts.os.family is undefined)
                    level environment
                      data/e-production.yaml: no such file (e-%{environment}.yaml)
                    level common
                      data/common.yaml: found at data/common.yaml:3:7
                        "a":
                          "y": "2"  # data/common.yaml:3:15
                        "b": nil  # data/common.yaml:3:24
                    merged as deep
                answer
                  "a":
                    "y": "2"  # data/common.yaml:3:15
                    "x": 1  # data/nodes/mx-01.onion.example.yaml:2:15
                  "b": nil  # data/common.yaml:3:24
                  "only": "node"  # data/nodes/mx-01.onion.example.yaml:2:25
                """);
    }

    @Test
    void an_explanation_of_nothing_is_1_and_says_where_it_was_looked_for() {
        Run run = lookup("nope --explain");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("data/common.yaml: not in it").endsWith("no answer\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void the_options_are_explained_alone_too() {
        Run run = lookup("hash --node mx-01.onion.example --explain-options");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("\"merge\": \"deep\"  # data/common.yaml:1:")
                .doesNotContain("only");
        assertThat(lookup("--explain-options").status()).isZero();
    }

    @Test
    void an_explanation_cannot_turn_the_reading_direction() {
        Run run = Run.of("lookup", "-C", site.root().toString(), "--explain", "--default", "\u202eecila", "nowhere");
        assertThat(run.out()).contains("\"\\u202eecila\"  # --default").doesNotContain("\u202e");
    }
}
