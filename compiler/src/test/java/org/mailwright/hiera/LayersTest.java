package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.source.file.DiskTree;

/** Global over environment over module (Puppet, "About Hiera: Hiera's three config layers"). */
class LayersTest {
    @TempDir
    Path root;

    private String answer(String key) throws IOException {
        DiskTree files = new DiskTree(root);
        Layers layers = Layers.environment(files, root).withGlobal(root.resolve("global/hiera.yaml"));
        Answer answer = Hiera.of(files, layers, Strictness.PUPPET_8, Decryption.WHERE_READABLE)
                .answer(Query.of(key), Scope.empty().with("environment", Repository.read("production")));
        return answer.value()
                .map(Shown::of)
                .orElseGet(() -> "error: " + answer.failure().orElseThrow().kind());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            modulepath = site:modules              | 'site'
            modulepath=modules:site                | 'modules'
            modulepath = /elsewhere:$basemodulepath:site | 'site'
            modulepath = ../outside                | error: not_found
            manifest = x                           | 'modules'
            """)
    void modules_are_where_environment_conf_says(String conf, String found) throws IOException {
        Repository repository = new Repository(root).file("environment.conf", conf + "\n");
        for (String directory : List.of("site", "modules", "../outside")) {
            repository
                    .file(directory + "/mail/hiera.yaml", "version: 5\n")
                    .file(directory + "/mail/data/common.yaml", "mail::a: " + directory + "\nother::a: 1\n");
        }

        assertThat(answer("mail::a")).isEqualTo(found);
        assertThat(answer("other::a")).isEqualTo("error: not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ~                                                     | 'beside'
            {version: 5, hierarchy: [{name: x, path: x.yaml}]}    | 'global'
            {version: 3, backends: yaml, hierarchy: [absent, x], yaml: {datadir: data}} | 'global'
            {backends: [json, yaml], hierarchy: x, json: {datadir: data}, yaml: {datadir: data}} | 'json'
            {backends: [yaml]}                                    | 'hieradata'
            {backends: [nope]}                                    | error: config
            {version: 4}                                          | error: config
            """)
    void the_global_layer_may_be_of_version_3(String config, String found) throws IOException {
        Repository repository = new Repository(root)
                .file("global/data/common.yaml", "k: beside")
                .file("global/data/x.yaml", "k: global")
                .file("global/data/x.json", "{\"k\": \"json\"}")
                .file("hieradata/common.yaml", "k: hieradata")
                .file("hiera.yaml", "version: 5")
                .file("data/common.yaml", "k: environment\ne: 1");
        if (!config.equals("~")) {
            repository.file("global/hiera.yaml", config);
        }

        assertThat(answer("k")).isEqualTo(found);
    }
}
