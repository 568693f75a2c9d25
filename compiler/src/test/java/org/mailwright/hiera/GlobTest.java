package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.daemon.Daemon;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Location;
import org.mailwright.source.file.DiskTree;

/** The files of a glob are those that Ruby finds for Puppet, in that order, and none outside of the data directory. */
@Timeout(120)
class GlobTest {
    private static final Location HERE = Location.file("hiera.yaml", 4, 11);

    /** As Puppet's LocationResolver asks: patterns on standard input, the paths below the directory printed. */
    private static final String SCRIPT = """
            root = Pathname(ARGV[0])
            STDIN.set_encoding("UTF-8").each_line do |line|
              found = Pathname.glob(root + line.chomp).reject { |path| path.directory? }
              puts found.map { |path| path.cleanpath.to_s.delete_prefix(ARGV[0] + "/") }.join("|")
            end
            """;

    private static final List<String> PATTERNS = List.of(
            "*",
            "**",
            "**/",
            "**/*",
            "**/*.yaml",
            "**/**/*.yaml",
            "***/a.yaml",
            "a/**/b",
            "a/**/b.yaml",
            "a/**",
            "a**/a.yaml",
            "*/",
            "*/*",
            "*/*/*.yaml",
            "*/**/*.yaml",
            "link/**/*.yaml",
            "loop/**/*.yaml",
            "a/loop/**/*.yaml",
            "loop/*/loop/*.yaml",
            "outside/*.yaml",
            "*/link/*.yaml",
            "{a,b}.yaml",
            "{b,a}/*.yaml",
            "*/{b,a}.yaml",
            "**/{b,a}.yaml",
            "**/{b,link}/*.yaml",
            "{a/a,b/b}.yaml",
            "{a,{b,c}}/{a,b}.yaml",
            "{a.yaml",
            "a}.yaml",
            "{}a.yaml",
            "{a}.yaml",
            "{,a/}a.yaml",
            "\\{a.yaml",
            "\\a.yaml",
            "[ab].yaml",
            "[a-c]/[!a].yaml",
            "[^a]/*.yaml",
            "[b-a]/a.yaml",
            "[]a].yaml",
            "[!]/a.yaml",
            "[a.yaml",
            "[a-].yaml",
            "[\\]a].yaml",
            "?.yaml",
            "??.yaml",
            "???.yaml",
            ".*",
            ".h/*.yaml",
            "*/.h/*.yaml",
            "**/.h/*.yaml",
            "**/.*.yaml",
            "\\.h/*.yaml",
            "A.yaml",
            "a.YAML",
            "[A-Z]*",
            "dangling.yaml",
            "*/dangling.yaml",
            "**/dangl*",
            "a/../a.yaml",
            "a/../*.yaml",
            "*/../a.yaml",
            "*/../*/a.yaml",
            "**/../a.yaml",
            "**/./a.yaml",
            "*/./a.yaml",
            "./a/./a.yaml",
            "a//a.yaml",
            "a.yaml/",
            "**/a.yaml/",
            "*/.",
            "{a,b}/",
            "a\\",
            "a/[a",
            "none/*",
            "\u00fc*.yaml",
            "**/\u00fc?.yaml",
            "a b.yaml",
            "*a*a*a*a*a*a*a*a*b");

    private final Random random = new Random(20260714);

    @TempDir
    private Path root;

    private List<String> found(Path datadir, String pattern) throws LookupFailure, IOException {
        return Glob.of(new DiskTree(datadir), datadir, pattern, HERE).stream()
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

    /** Directories, files and links of few names, so that patterns meet them; links to directories may go in circles. */
    private Path tree(int number) throws IOException {
        Path tree = Files.createDirectories(root.resolve("tree" + number));
        file(root.resolve("beside/outside.yaml"));
        List<Path> directories = new ArrayList<>(List.of(tree));
        List<String> names = List.of("a", "b", "c", ".h", "link", "A", "\u00fc", "}", "{");
        for (int i = 0; i < 8; i++) {
            Path parent = directories.get(random.nextInt(directories.size()));
            Path made = parent.resolve(names.get(random.nextInt(names.size())));
            if (!Files.exists(made)) {
                directories.add(Files.createDirectory(made));
            }
        }
        List<String> files = List.of(
                "a.yaml",
                "b.yaml",
                "b",
                ".x.yaml",
                "A.yaml",
                "\u00fcb.yaml",
                "a b.yaml",
                "{a.yaml",
                "a}.yaml",
                "]a.yaml",
                "aaaaaaaaaaaaaaaaaaaaaaaa");
        for (int i = 0; i < 20; i++) {
            Path path = directories
                    .get(random.nextInt(directories.size()))
                    .resolve(files.get(random.nextInt(files.size())));
            if (!Files.exists(path)) {
                file(path);
            }
        }
        for (int i = 0; i < 6; i++) {
            Path parent = directories.get(random.nextInt(directories.size()));
            Path target = directories.get(random.nextInt(directories.size()));
            link(parent.resolve(List.of("link", "loop", "c").get(random.nextInt(3))), target.toString());
            link(parent.resolve("dangling.yaml"), "nowhere");
            link(parent.resolve("b.yaml"), "a.yaml");
        }
        link(tree.resolve("loop"), ".");
        link(tree.resolve("a/loop"), "../a");
        link(tree.resolve("outside"), "../beside");
        return tree;
    }

    @Test
    void trees_of_every_kind_give_what_Ruby_finds() throws Exception {
        Daemon ruby = Daemon.require("ruby");
        Path patterns = Files.write(root.resolve("patterns"), PATTERNS, StandardCharsets.UTF_8);
        int files = 0;
        for (int i = 0; i < 12; i++) {
            Path tree = tree(i);
            List<String> lines = ruby.run(
                            List.of("-Eutf-8", "-rpathname", "-e", SCRIPT, tree.toString()),
                            patterns,
                            root.resolve("ruby.err"))
                    .output()
                    .lines()
                    .toList();
            assertThat(lines).hasSize(PATTERNS.size());
            for (int p = 0; p < PATTERNS.size(); p++) {
                String ours;
                try {
                    List<String> all = found(tree, PATTERNS.get(p));
                    files += all.size();
                    ours = String.join("|", all);
                } catch (LookupFailure e) {
                    // Ruby goes up from what a link leads to.
                    assertThat(e.finding().message()).startsWith("the glob leads out of the link");
                    continue;
                }
                assertThat(ours).as(i + ": " + PATTERNS.get(p)).isEqualTo(lines.get(p));
            }
        }
        assertThat(files).as("the patterns meet files").isGreaterThan(1000);
    }

    /** Ruby finds files; Puppet merges what is in them, and gives up on a link that leads nowhere. */
    @Test
    void a_look_up_merges_what_Puppet_merges() throws Exception {
        Path environments = Files.createDirectories(root.resolve("environments"));
        Puppet puppet = Puppet.require(Files.createDirectories(root.resolve("puppet")));
        Path environment = Files.createDirectories(environments.resolve("production"));
        Files.move(tree(0), environment.resolve("data"));
        Files.writeString(
                environment.resolve("hiera.yaml"),
                "version: 5\nhierarchy: [{name: all, glob: \"%{facts.pattern}\"}, {name: last, path: last.yml}]\n");
        fill(environment.resolve("data"));
        List<String> patterns =
                PATTERNS.stream().filter(pattern -> !pattern.contains("\\")).toList();
        List<List<String>> expected = puppet.answers(
                environments,
                patterns.stream()
                        .map(pattern -> "{\"environment\": \"production\", \"node\": \"n\", \"trusted\": {}, \"facts\":"
                                + " {\"pattern\": \"" + pattern
                                + "\"}, \"lookups\": [{\"key\": \"k\", \"merge\": \"unique\"}]}")
                        .toList());
        Hiera hiera = Hiera.open(
                        new DiskTree(environment),
                        environment.resolve("hiera.yaml"),
                        Strictness.PUPPET_7,
                        Decryption.OPEN)
                .value()
                .orElseThrow();
        int compared = 0;
        for (int i = 0; i < patterns.size(); i++) {
            String theirs = expected.get(i).get(0);
            String ours = answer(hiera, patterns.get(i));
            if (!ours.startsWith("error: the glob leads out of the link")) {
                assertThat(ours.startsWith("error") ? "error" : ours)
                        .as(patterns.get(i) + ": " + ours + " and " + theirs)
                        .isEqualTo(theirs.startsWith("error") ? "error" : theirs);
                compared += ours.startsWith("error") ? 0 : 1;
            }
        }
        assertThat(compared).as("patterns without an error").isGreaterThan(30);
    }

    /** Each file holds its own path; what is not YAML by its name too. */
    private static void fill(Path data) throws IOException {
        Files.writeString(data.resolve("last.yml"), "k: [last]\n");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(found -> Files.isRegularFile(found, LinkOption.NOFOLLOW_LINKS))
                    .filter(found -> !found.endsWith("last.yml"))
                    .toList()) {
                Files.writeString(file, "k: ['" + data.relativize(file) + "']\n");
            }
        }
    }

    private static String answer(Hiera hiera, String pattern) {
        Value.Mapping facts = new Value.Mapping(
                List.of(new Value.Mapping.Entry(Value.Text.of("pattern", HERE), Value.Text.of(pattern, HERE))), HERE);
        Value.Mapping none = new Value.Mapping(List.of(), HERE);
        try {
            Checked<Optional<Value>> found =
                    hiera.lookup("k", Scope.of(facts, none, "production"), Merge.of(Merge.Strategy.UNIQUE));
            return found.value()
                    .map(Canonical::of)
                    .orElseGet(() -> "error: " + found.diagnostics().get(0).message());
        } catch (UncheckedIOException e) {
            return "error: " + e.getMessage();
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
                "{../x,a}/*",
                "{a,..}/*",
                "..",
                "a/../..",
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
