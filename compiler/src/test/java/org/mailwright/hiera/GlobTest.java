package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.ruby.Glob;
import org.mailwright.hiera.ruby.RubyPath;
import org.mailwright.source.file.DiskTree;

/** The files of a glob are those that Ruby finds for Puppet, in that order, and none outside of the data directory. */
@Timeout(120)
class GlobTest {
    private static final Location HERE = Location.file("hiera.yaml", 4, 11);

    @TempDir
    private Path root;

    private List<String> found(Path datadir, String pattern) throws LookupFailure, IOException {
        return found(datadir, pattern, Strictness.PUPPET_7);
    }

    private List<String> found(Path datadir, String pattern, Strictness puppet) throws LookupFailure, IOException {
        return Glob.of(new DiskTree(datadir), datadir, RubyPath.of(datadir.toString(), pattern), HERE, puppet).stream()
                .map(path -> datadir.relativize(path).toString())
                .toList();
    }

    private static void file(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
    }

    private static void link(Path path, String target) throws IOException {
        if (!Files.exists(path.getParent())) {
            Files.createDirectories(path.getParent());
        }
        if (!Files.isSymbolicLink(path) && !Files.exists(path)) {
            Files.createSymbolicLink(path, Path.of(target));
        }
    }

    /** Puppet reads them: here it is an error, so that a fact cannot name a directory of its own choice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/*",
                "/etc/passwd",
                "/**/*.yaml",
                "../*",
                "../../**",
                "a/../../*",
                "*/../../*",
                "{a,..}/*",
                "..",
                "/",
                "../tree-not/*"
            })
    void a_pattern_that_leads_out_of_the_data_directory_is_refused(String pattern) throws IOException {
        Path datadir = Files.createDirectories(root.resolve("site/data"));
        file(datadir.resolve("a/a.yaml"));

        LookupFailure failure = catchThrowableOfType(LookupFailure.class, () -> found(datadir, pattern));

        assertThat(failure.finding().rule()).isEqualTo("hiera-glob-outside");
        assertThat(failure.finding().location()).isEqualTo(HERE);
    }

    @ParameterizedTest
    @CsvSource({"../data/*/*.yaml, a/a.yaml", "../data/a/a.yaml, a/a.yaml", "a/../a/*.yaml, a/a.yaml", "../data, ''"})
    void a_pattern_may_lead_back(String pattern, String found) throws Exception {
        Path datadir = Files.createDirectories(root.resolve("site/data"));
        file(datadir.resolve("a/a.yaml"));

        assertThat(String.join(" ", found(datadir, pattern))).isEqualTo(found);
        assertThat(found(datadir, datadir + "/*/*.yaml")).containsExactly("a/a.yaml");
    }

    /** What Ruby 3.1.2 and 3.3.8 find for the same files. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            */                   | -                                  | -
            **/                  | -                                  | -
            */{a,}               | br{ce.yaml dangling.yaml f.yaml link.yaml | br{ce.yaml dangling.yaml f.yaml link.yaml
            f.yaml/              | -                                  | -
            f.yaml/{}            | f.yaml                             | f.yaml
            {,}f.yaml            | f.yaml f.yaml                      | f.yaml f.yaml
            br{ce.yaml           | -                                  | -
            br\\{ce.yaml         | br{ce.yaml                         | br{ce.yaml
            br[{]ce.yaml         | -                                  | -
            br[ce.yaml           | -                                  | -
            dang*                | dangling.yaml                      | dangling.yaml
            .*/f.yaml            | f.yaml .h/f.yaml                   | f.yaml .h/f.yaml
            **/.*/f.yaml         | .h/f.yaml                          | .h/f.yaml
            */.*/f.yaml          | -                                  | -
            **/f.yaml            | a/b/f.yaml a/f.yaml f.yaml         | a/b/f.yaml a/f.yaml f.yaml
            */f.yaml             | a/f.yaml l/f.yaml                  | a/f.yaml l/f.yaml
            l/**/f.yaml          | l/b/f.yaml l/f.yaml                | l/b/f.yaml l/f.yaml
            **/*//f.yaml         | l/f.yaml                           | l/f.yaml
            **b/f.yaml           | -                                  | -
            a**/f.yaml           | a/f.yaml                           | a/f.yaml
            **/{a/b,l}/f.yaml    | l/f.yaml                           | a/b/f.yaml l/f.yaml
            **/{b/f,f}.yaml      | a/b/f.yaml a/f.yaml f.yaml         | a/b/f.yaml a/b/f.yaml a/f.yaml f.yaml
            f.yaml\\             | f.yaml                             | f.yaml
            F.yaml               | -                                  | -
            """)
    void corners_of_patterns(String pattern, String seven, String eight) throws Exception {
        Path datadir = Files.createDirectories(root.resolve("site/data"));
        for (String name : List.of("f.yaml", "a/f.yaml", "a/b/f.yaml", ".h/f.yaml", "br{ce.yaml")) {
            file(datadir.resolve(name));
        }
        link(datadir.resolve("l"), "a");
        link(datadir.resolve("link.yaml"), "f.yaml");
        link(datadir.resolve("dangling.yaml"), "nowhere");

        assertThat(found(datadir, pattern, Strictness.PUPPET_7)).isEqualTo(words(seven));
        assertThat(found(datadir, pattern, Strictness.PUPPET_8)).isEqualTo(words(eight));
    }

    /** As Ruby: to list what a ring of links leads to is an error, to ask for one name in it is not. */
    @Test
    void a_ring_of_links_cannot_be_listed() throws Exception {
        Path datadir = Files.createDirectories(root.resolve("site/data"));
        file(datadir.resolve("a/f.yaml"));
        link(datadir.resolve("one"), "two");
        link(datadir.resolve("two"), "one");

        assertThat(found(datadir, "*/f.yaml")).containsExactly("a/f.yaml");
        assertThat(found(datadir, "**/*.yaml")).containsExactly("a/f.yaml");
        assertThat(found(datadir, "*")).containsExactly("one", "two");
        assertThat(catchThrowableOfType(IOException.class, () -> found(datadir, "*/*.yaml")))
                .hasMessage("one cannot be read: too many symbolic links");
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    @Test
    @Timeout(20)
    void two_links_that_lead_to_each_other_cost_no_time() throws Exception {
        Path datadir = Files.createDirectories(root.resolve("site/data"));
        file(datadir.resolve("a.yaml"));
        link(datadir.resolve("one"), ".");
        link(datadir.resolve("two"), ".");
        link(datadir.resolve("root"), "/");

        assertThat(found(datadir, "**/*.yaml")).containsExactly("a.yaml");
        assertThat(found(datadir, "one/**/*.yaml")).containsExactly("one/a.yaml");
    }

    @Test
    void too_many_alternatives_are_refused() throws IOException {
        Path datadir = Files.createDirectories(root.resolve("site/data"));

        assertThat(catchThrowableOfType(LookupFailure.class, () -> found(datadir, "{a,b}".repeat(14) + "*"))
                        .finding()
                        .message())
                .isEqualTo("the glob has more than 10000 alternatives");
    }
}
