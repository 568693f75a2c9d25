package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.source.file.DiskTree;

/**
 * Paths of hiera.yaml that Ruby and the operating system read in their own way, and those that an empty variable changes.
 * What they find is what Puppet 7.23 answered for the same files; PathComparisonTest asks it for many more.
 */
@Timeout(60)
class PathVariablesTest {
    @TempDir
    Path root;

    @BeforeEach
    void files() throws IOException {
        Repository repository = new Repository(root);
        for (String file : List.of(
                "x.yaml",
                "data/x.yaml",
                "data/sites/x.yaml",
                "data/sites/a/x.yaml",
                "beside/inner/x.yaml",
                "beside/y.yaml")) {
            repository.file(file, "k: " + file + "\n");
        }
        Files.createSymbolicLink(root.resolve("data/link"), Path.of("../beside/inner"));
    }

    private Answer answer(String entry) throws IOException {
        new Repository(root).hierarchy("{name: level, " + entry + "}");
        DiskTree files = new DiskTree(root);
        Hiera hiera = Hiera.of(files, Layers.environment(files, root), Strictness.PUPPET_8, Decryption.WHERE_READABLE);
        Value.Mapping facts = (Value.Mapping) Repository.read("{site: '', abs: /, list: ['', a], deep: {s: ''}}");
        return hiera.answer(
                Query.of("k"), Scope.of(facts, (Value.Mapping) Repository.read("{certname: n}"), "production"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sites/../x.yaml          | 'data/x.yaml'
            missing/../x.yaml        | nothing
            x.yaml/../x.yaml         | nothing
            link/../y.yaml           | 'beside/y.yaml'
            link/../x.yaml           | nothing
            link/x.yaml              | 'beside/inner/x.yaml'
            x.yaml/                  | nothing
            x.yaml/.                 | nothing
            ./sites//x.yaml          | 'data/sites/x.yaml'
            ../missing/../x.yaml     | nothing
            ../x.yaml                | 'x.yaml'
            ../data/../x.yaml        | 'x.yaml'
            ~/x.yaml                 | nothing
            sites                    | error
            sites/                   | error
            ''                       | error
            """)
    void a_path_is_resolved_as_the_system_does(String path, String found) throws IOException {
        String name = path == null || path.equals("''") ? "%{site}" : path;
        Answer answer = answer("path: '" + name + "'");

        boolean absent = answer.failure()
                .filter(any -> any.kind() == FailureKind.NOT_FOUND)
                .isPresent();
        assertThat(answer.value().map(Shown::of).orElse(absent ? "nothing" : "error"))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            path: '%{site}/x.yaml'                      | nothing             | info the path begins with %{site}, which is empty here: /x.yaml would be outside of the data directory, and is not read
            path: '%{facts.nope}/x.yaml'                | nothing             | info the path begins with %{facts.nope}, which is empty here: /x.yaml would be outside of the data directory, and is not read
            path: '%{facts.deep.s}%{facts.deep.t}/x.yaml' | nothing           | info the path begins with %{facts.deep.s}%{facts.deep.t}, which is empty here: /x.yaml would be outside of the data directory, and is not read
            paths: [a.yaml, '%{facts.nope}/x.yaml']     | nothing             | info the path begins with %{facts.nope}, which is empty here: /x.yaml would be outside of the data directory, and is not read
            mapped_paths: [facts.list, s, '%{s}/x.yaml'] | nothing            | info the path begins with %{s}, which is empty here: /x.yaml would be outside of the data directory, and is not read
            path: 'sites/%{facts.nope}/x.yaml'          | 'data/sites/x.yaml' | info %{facts.nope} is empty here: the path names data/sites/x.yaml
            path: '%{site}x.yaml'                       | 'data/x.yaml'       | info %{site} is empty here: the path names data/x.yaml
            path: 'sites/%{site}/%{facts.nope}/x.yaml'  | 'data/sites/x.yaml' | info %{site}, %{facts.nope} are empty here: the path names data/sites/x.yaml
            path: 'nodes/%{facts.nope}.yaml'            | nothing             |
            path: '%{}x.yaml'                           | 'data/x.yaml'       |
            path: '%{abs}x.yaml'                        | nothing             |
            glob: '%{facts.nope}/**/*.yaml'             | nothing             | warning the glob begins with %{facts.nope}, which is empty here: it would be a pattern of the whole disk
            glob: '%{site}%{facts.nope}/*.yaml'         | nothing             | warning the glob begins with %{site}%{facts.nope}, which is empty here: it would be a pattern of the whole disk
            globs: [a.yaml, '%{site}/../*.yaml']        | nothing             | warning the glob begins with %{site}, which is empty here: it would be a pattern of the whole disk
            glob: 'sites/%{facts.nope}/**/*.yaml'       | 'data/sites/a/x.yaml' | warning %{facts.nope} is empty here: the glob becomes sites//**/*.yaml and finds files
            glob: 'nodes/%{facts.nope}/*.yaml'          | nothing             |
            path: x.yaml, datadir: '%{facts.nope}'      | 'x.yaml'            | warning %{facts.nope} is empty here: the data directory is the directory of hiera.yaml
            path: x.yaml, datadir: '%{facts.nope}/data' | 'data/x.yaml'       | warning %{facts.nope} is empty here: the data directory is data
            path: x.yaml, datadir: 'data/%{site}/sites' | 'data/sites/x.yaml' | warning %{site} is empty here: the data directory is data/sites
            path: x.yaml, datadir: 'data-%{site}'       | nothing             |
            path: x.yaml, datadir: '%{abs}data'         | 'data/x.yaml'       |
            """)
    void an_empty_variable_is_found(String entry, String found, String finding) throws IOException {
        Answer answer = answer(entry);

        assertThat(answer.value().map(Shown::of).orElse("nothing")).isEqualTo(found);
        assertThat(answer.warnings().stream().map(warning -> warning.severity().word() + " " + warning.message()))
                .isEqualTo(Stream.ofNullable(finding).toList());
        assertThat(answer.warnings()).allSatisfy(warning -> {
            assertThat(warning.rule()).isIn("hiera-path-variable-empty", "hiera-glob-outside");
            assertThat(warning.location().toString()).startsWith("hiera.yaml:3:");
        });
    }

    /** It would be a walk of the whole disk. */
    @Test
    @Timeout(10)
    void no_glob_walks_outside_of_the_data_directory() throws IOException {
        for (String glob :
                List.of("%{facts.nope}/**/*.yaml", "/**/*.yaml", "../../../../**/*", "%{abs}**/*", "{/,}**/*")) {
            assertThat(answer("glob: '" + glob + "'").value().map(Shown::of).orElse("nothing"))
                    .as(glob)
                    .isIn("nothing", "'data/sites/a/x.yaml'");
        }
    }
}
