package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Severity;

/** Which files a hierarchy names, and in which order (Puppet, "Hiera config file syntax (hiera.yaml v5)"). */
class HierarchyTest {
    @TempDir
    Path root;

    private Repository repository;

    @BeforeEach
    void a_repository() {
        repository = new Repository(root)
                .facts(
                        "{role: mx, networking: {fqdn: mx-01.onion.example}, sites: [fra, ams], dc: {b: Berlin}, city: x}")
                .file("data/common.yaml", "k: [common]")
                .file("data/mx.yaml", "k: [mx]")
                .file("data/site/fra.yaml", "k: [fra]")
                .file("data/site/ams.yaml", "k: [ams]")
                .file("data/site/.hidden.yaml", "k: [hidden]")
                .file("data/site/deep/x.yaml", "k: [x]")
                .file("data/dc/b-Berlin.yaml", "k: [berlin]")
                .file("data/one.json", "{\"k\": [\"json\"]}")
                .file("data/nodes/mx-01.onion.example.yaml", "k: [node]")
                .file("other/common.yaml", "k: [other]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            path: common.yaml                                  | ['common']
            path: "%{facts.role}.yaml"                         | ['mx']
            path: "%{::role}.yaml"                             | ['mx']
            path: "%{trusted.extensions.pp_role}.yaml"         | ['mx']
            path: "nodes/%{facts.networking.fqdn}.yaml"        | ['node']
            path: "nodes/%{trusted.certname}.yaml"             | ['node']
            path: absent.yaml                                  | nothing
            path: "n/%{facts.nope}.yaml"                       | nothing
            path: ../other/common.yaml                         | ['other']
            paths: [absent.yaml, mx.yaml, common.yaml]         | ['mx', 'common']
            glob: "site/*.yaml"                                | ['ams', 'fra']
            glob: "site/**/*.yaml"                             | ['ams', 'x', 'fra']
            glob: "**/x.yaml"                                  | ['x']
            glob: "site/[a-e]ms.yaml"                          | ['ams']
            glob: "site/{fra,ams}.yaml"                        | ['fra', 'ams']
            glob: "{site,.}/*.yaml"                            | ['ams', 'fra', 'common', 'mx']
            glob: "site/.h*.yaml"                              | ['hidden']
            glob: "site/[!a]??.yaml"                           | ['fra']
            glob: "[a.yaml"                                    | nothing
            glob: "site/../*.yaml"                             | ['common', 'mx']
            glob: "common.yaml"                                | ['common']
            glob: "none/*.yaml"                                | nothing
            globs: ["site/f*.yaml", "site/a*.yaml"]            | ['fra', 'ams']
            mapped_paths: [facts.sites, s, "site/%{s}.yaml"]   | ['fra', 'ams']
            mapped_paths: [dc, p, "dc/%{p.0}-%{p.1}.yaml"]     | ['berlin']
            mapped_paths: [role, r, "%{r}.yaml"]               | ['mx']
            mapped_paths: [facts.nope, r, "%{r}.yaml"]         | nothing
            path: one.json, data_hash: json_data               | ['json']
            path: common.yaml, datadir: other                  | ['other']
            """)
    void a_level_names_files(String entry, String found) {
        repository.hierarchy("{name: x, " + entry + "}");

        assertThat(repository.answer("k", Merge.of(Merge.Strategy.UNIQUE))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {path: common.yaml}                                  | expects a value for key 'name'
            {name: x, pathes: [a]}                               | hiera.yaml has no key "pathes"
            {name: x, paths: common.yaml}                        | entry 'paths' expects an Array value, got String
            {name: x, path: [common.yaml]}                       | entry 'path' expects a String[1] value, got Array
            {name: x, paths: []}                                 | expects size to be at least 1, got 0
            {name: x, path: a, glob: b}                          | Only one of path, paths, glob
            {name: x, path: a, data_hash: yaml_data, lookup_key: eyaml_lookup_key} | Only one of data_hash, lookup_key
            {name: x, path: a, hiera3_backend: yaml}             | only allowed in the global layer
            {name: x, mapped_paths: [a, b]}                      | expects size to be 3, got 2
            {name: x, path: a, options: {1b: c}}                 | has the wrong key '1b'
            {name: x, path: a, options: {path: c}}               | Option key 'path' used in hierarchy 'x' is reserved
            """)
    void a_wrong_entry_is_refused_at_its_place(String entry, String reason) {
        List<Diagnostic> findings = repository.hierarchy(entry).open().diagnostics();

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).message()).contains(reason);
        assertThat(findings.get(0).location().toString()).startsWith("hiera.yaml:3:");
    }

    /** Puppet looks at these only when it comes to a file of the level. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name: x}                                            | one of 'path', 'paths' 'glob'
            {name: x, uri: "http://192.0.2.1/"}                  | one of 'path', 'paths' 'glob'
            {name: x, path: common.yaml, options: {b: c}}        | the function yaml_data takes no options
            {name: x, path: absent.yaml, options: {b: c}}        | nothing
            {name: x, path: common.yaml, data_hash: toml_data}   | Unable to find 'data_hash' function named 'toml_data'
            {name: x, path: absent.yaml, data_hash: toml_data}   | nothing
            {name: x, path: common.yaml, data_hash: eyaml_lookup_key} | is not a function for 'data_hash'
            """)
    void a_wrong_function_fails_the_keys_that_come_to_it(String entry, String reason) {
        assertThat(repository.hierarchy(entry).answer("k")).contains(reason);
    }

    @Test
    void two_levels_of_one_name_are_refused() {
        repository.hierarchy("{name: x, path: a.yaml}", "{name: x, path: b.yaml}");

        assertThat(repository.open().diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("Hierarchy name 'x' defined more than once");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 5                        | ''
            version: '5'                      | The Lookup Configuration at 'hiera.yaml' has wrong type, entry 'version' expects an Integer value, got String
            version: 3                        | hiera.yaml version 3 cannot be used in an environment
            version: 6                        | This runtime does not support hiera.yaml version 6
            hierarchy: []                     | hiera.yaml version 3 cannot be used in an environment
            [1]                               | hiera.yaml version 3 cannot be used in an environment
            :version: 5                       | ''
            """)
    void the_version_must_be_the_number_5(String text, String reason) {
        repository.file("hiera.yaml", text);

        assertThat(repository.open().diagnostics().stream()
                        .map(Diagnostic::message)
                        .findFirst()
                        .orElse(""))
                .isEqualTo(reason);
    }

    @Test
    void without_a_hierarchy_there_is_common_yaml() {
        assertThat(repository.file("hiera.yaml", "version: 5").answer("k")).isEqualTo("['common']");
    }

    @Test
    void a_missing_hiera_yaml_is_a_finding() {
        assertThat(repository.open().diagnostics()).extracting(Diagnostic::rule).containsExactly("input-missing");
    }

    @Test
    void a_broken_file_of_the_hierarchy_fails_every_key_and_again() {
        repository.levels("k: high", "k: low\n  x: [");

        assertThat(repository.answer("k")).startsWith("error: the file is not YAML");
        assertThat(repository.answer("k")).startsWith("error: the file is not YAML");
        assertThat(repository.lookup("k").diagnostics().get(0).location().toString())
                .startsWith("data/low.yaml:2:");
    }

    @Test
    void a_file_outside_the_nodes_hierarchy_is_never_read() {
        repository.levels("k: high", "k: low").file("data/other.yaml", "x: [");

        assertThat(repository.answer("k")).isEqualTo("'high'");
    }

    @Test
    void a_directory_where_a_file_should_be_cannot_be_read() throws IOException {
        repository.hierarchy("{name: x, path: folder.yaml}");
        Files.createDirectories(root.resolve("data/folder.yaml"));

        assertThatThrownBy(() -> repository.lookup("k"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("data/folder.yaml cannot be read: it is a directory");
    }

    @Test
    void a_path_through_a_file_names_nothing() {
        repository.hierarchy("{name: x, path: common.yaml/x.yaml}");

        assertThat(repository.answer("k")).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            path: "a\\0b.yaml"       | is not a path
            path: "%{lookup('k')}"   | method syntax is not allowed
            """)
    void a_path_that_cannot_be_one_is_a_finding(String entry, String reason) {
        assertThat(repository.hierarchy("{name: x, " + entry + "}").answer("k")).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''          | nothing
            '# nothing' | nothing
            false       | nothing
            [1]         | error
            text        | error
            """)
    void yaml_that_is_no_hash_is_empty_for_puppet_7_and_wrong_for_puppet_8(String text, String eight) {
        repository.levels("k: high", text == null ? "" : text);

        assertThat(repository.as(Strictness.PUPPET_8).answer("nope")).startsWith(eight);
        Repository seven = new Repository(root).as(Strictness.PUPPET_7);
        assertThat(seven.answer("k")).isEqualTo("'high'");
        assertThat(seven.hiera().findings()).extracting(Diagnostic::severity).doesNotContain(Severity.ERROR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ports.587        | nothing
            ports.'587'      | 'submission'
            ports."25"       | 'smtp'
            nested.a.0       | 'x'
            nested.a.1       | nothing
            nested.a.-1      | nothing
            nested.a.b       | error: Data Provider type mismatch: Got Array
            nested.s.x       | error: Data Provider type mismatch: Got String
            nested.nil.x     | nothing
            nested.dotted    | nothing
            nested.'dot.ted' | 'yes'
            nested..a        | error: Syntax error in key
            nested.'a        | error: Syntax error in key
            ` nested . s `   | 'text'
            lookup_options   | nothing
            """)
    void dots_lead_into_a_value(String key, String found) {
        repository.levels(
                "ports: {'587': submission, '25': smtp}\nnested: {a: [x], s: text, nil: ~, 'dot.ted': 'yes'}\n"
                        + "lookup_options: {a: {merge: deep}}",
                "nested: {dotted: low}");

        assertThat(repository.answer(key)).startsWith(found);
    }

    @Test
    void null_is_found_and_hides_what_is_below() {
        assertThat(repository.levels("k: ~", "k: low").answer("k")).isEqualTo("undef");
    }
}
