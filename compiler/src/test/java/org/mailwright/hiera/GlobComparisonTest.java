package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;
import org.mailwright.diagnostic.Checked;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.ruby.Glob;
import org.mailwright.hiera.ruby.RubyPath;
import org.mailwright.source.file.DiskTree;

/** The files of a glob are those that Ruby finds for Puppet, and in that order: over generated trees and patterns. */
@Tag("slow")
@Timeout(120)
class GlobComparisonTest {
    /** What Ruby does from 3.3 on; Puppet 8 comes with a Ruby of this kind. */
    private static final Strictness RUBY = Boolean.getBoolean("ruby33") ? Strictness.PUPPET_8 : Strictness.PUPPET_7;

    private static final int TREES = 12;
    /** Patterns made for each tree, beside those that are written here. */
    private static final int MADE = 300;

    private static final Location HERE = Location.file("hiera.yaml", 4, 11);

    /**
     * As Puppet's LocationResolver asks: a directory and a pattern on each line of standard input, the paths below the
     * directory printed, as the operating system knows them where a link was followed by "..".
     */
    private static final String SCRIPT = """
            STDIN.set_encoding("UTF-8").each_line do |line|
              root, pattern = line.chomp.split("\\t", 2)
              begin
              found = Pathname.glob(Pathname(root) + pattern).reject { |path| path.directory? }
              puts found.map { |path|
                up = path.to_s.rindex("/../")
                path = Pathname(path.to_s[0, up + 3]).realpath + path.to_s[up + 4..-1] if up
                path.cleanpath.to_s.delete_prefix(root + "/")
              }.join("|")
              rescue SystemCallError
                puts "error"
              end
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

    private final long seed = Long.getLong("seed", 20_260_714L);
    private final Random random = new Random(seed);

    @TempDir
    private Path root;

    private List<String> found(Path datadir, String pattern) throws LookupFailure, IOException {
        return Glob.of(new DiskTree(datadir), datadir, RubyPath.of(datadir.toString(), pattern), HERE, RUBY).stream()
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
        if (number % 3 == 2) {
            link(directories.get(random.nextInt(directories.size())).resolve("ring"), "ring");
        }
        link(tree.resolve("loop"), ".");
        link(tree.resolve("a/loop"), "../a");
        link(tree.resolve("outside"), "../beside");
        return tree;
    }

    /** A pattern over the names of the trees, with everything that Dir.glob knows, well formed or not. */
    private String pattern() {
        List<String> words =
                List.of("a", "b", "c", "A", "link", "loop", "yaml", "a.yaml", "b.yaml", ".h", ".x.yaml", "outside");
        List<String> marks = List.of(
                "*",
                "*",
                "**",
                "?",
                "[ab]",
                "[^a]",
                "[!b]",
                "[a-c]",
                "[a",
                "[]",
                "[!",
                "[]a]",
                "]",
                "{",
                "}",
                ",",
                "{a,b}",
                "{,a}",
                "{a,}",
                "{}",
                "{a,{b,c}}",
                "{link,a/b}",
                "{**,a}",
                "{*,.*}",
                "\\",
                "\\*",
                "\\[",
                "\\{",
                ".",
                "..",
                "-",
                " ",
                "\u00fc",
                "[\u00fc]",
                "[a\\]",
                "{a/,b}",
                "{/a,b}",
                "[/]",
                "***");
        StringBuilder pattern = new StringBuilder();
        int components = 1 + random.nextInt(4);
        for (int i = 0; i < components; i++) {
            int kind = random.nextInt(10);
            if (i > 0 && i + 1 == components && kind < 6) {
                pattern.append(kind < 3 ? "*" : "*.yaml");
            } else if (kind == 0) {
                pattern.append("**");
            } else if (kind == 1) {
                pattern.append("*");
            } else {
                for (int j = random.nextInt(3); j >= 0; j--) {
                    List<String> from = random.nextInt(5) < 2 ? marks : words;
                    pattern.append(from.get(random.nextInt(from.size())));
                }
            }
            pattern.append(
                    i + 1 < components ? random.nextInt(12) == 0 ? "//" : "/" : random.nextInt(12) == 0 ? "/" : "");
        }
        return pattern.toString();
    }

    @Test
    void trees_and_patterns_of_every_kind_give_what_Ruby_finds() throws Exception {
        Daemon ruby = Daemon.require("ruby");
        List<Path> trees = new ArrayList<>();
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < TREES; i++) {
            Path tree = tree(i);
            List<String> all = new ArrayList<>(PATTERNS);
            for (int j = 0; j < MADE; j++) {
                all.add(pattern());
            }
            all.forEach(pattern -> trees.add(tree));
            patterns.addAll(all);
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            lines.add(trees.get(i) + "\t" + patterns.get(i));
        }
        Path input = Files.write(root.resolve("patterns"), lines, StandardCharsets.UTF_8);
        List<String> theirs = ruby.run(List.of("-Eutf-8", "-rpathname", "-e", SCRIPT), input, root.resolve("ruby.err"))
                .output()
                .lines()
                .toList();
        assertThat(theirs).hasSize(patterns.size());

        int met = 0;
        int refused = 0;
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            try {
                String ours = String.join("|", found(trees.get(i), patterns.get(i)));
                met += ours.isEmpty() ? 0 : 1;
                if (!ours.equals(theirs.get(i))) {
                    differences.add(lines.get(i) + "\n  ruby: " + theirs.get(i) + "\n  ours: " + ours);
                }
            } catch (IOException e) {
                if (!theirs.get(i).equals("error")) {
                    differences.add(lines.get(i) + "\n  ruby: " + theirs.get(i) + "\n  ours: " + e.getMessage());
                }
            } catch (LookupFailure e) {
                // Ruby goes where a pattern leads, and here it stays in the data directory.
                assertThat(e.finding().rule()).as(patterns.get(i)).isEqualTo("hiera-glob-outside");
                assertThat(patterns.get(i)).contains("..");
                refused++;
            }
        }
        assertThat(String.join("\n", differences)).as("seed " + seed).isEmpty();
        assertThat(met).as("patterns that meet files").isGreaterThan(patterns.size() / 8);
        assertThat(refused).as("patterns that lead out").isLessThan(patterns.size() / 20);
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
                        Decryption.WHERE_READABLE)
                .value()
                .orElseThrow();
        int compared = 0;
        for (int i = 0; i < patterns.size(); i++) {
            String theirs = expected.get(i).get(0);
            String ours = answer(hiera, patterns.get(i));
            if (!ours.startsWith("error: the glob leads out of the data directory")) {
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
}
