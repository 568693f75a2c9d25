package org.mailwright.hiera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.diagnostic.Location;
import org.mailwright.hiera.ruby.RubyJson;
import org.mailwright.source.file.DiskTree;

/** A path of hiera.yaml names the file that Puppet reads by it, whatever dots, slashes and links are in it. */
@Tag("slow")
class PathComparisonTest {
    private static final Location HERE = Location.file("facts");
    private static final Pattern ROOT = Pattern.compile("error: Is a directory @ io_fread - /[./]*");
    private static final int MADE = 30;

    private static final Map<String, String> FACTS = Map.of(
            "sub",
            "sub",
            "up",
            "..",
            "slash",
            "/",
            "abs",
            "/nowhere",
            "none",
            "",
            "dots",
            "sub/../sub",
            "tail",
            "a.yaml/");

    private static final List<String> PATHS = List.of(
            "a.yaml",
            "./a.yaml",
            ".//./a.yaml",
            "sub/../a.yaml",
            "missing/../a.yaml",
            "a.yaml/../a.yaml",
            "link/../a.yaml",
            "link/../b.yaml",
            "link/x.yaml",
            "link/./x.yaml",
            "sub/link2/../a.yaml",
            "linkfile.yaml",
            "linkfile.yaml/../a.yaml",
            "dangling.yaml",
            "dangling/../a.yaml",
            "loop/../a.yaml",
            "loop/a.yaml",
            "a.yaml/",
            "a.yaml/.",
            "a.yaml//",
            "linkfile.yaml/",
            "sub",
            "sub/",
            "sub/.",
            "sub//a.yaml",
            "link/",
            "..",
            ".",
            "./",
            "../beside/b.yaml",
            "../data/a.yaml",
            "../missing/../data/a.yaml",
            "../missing/a.yaml",
            ".././../PRODUCTION/data/a.yaml",
            "../hiera.yaml",
            "sub/../../beside/b.yaml",
            "link/../../beside/b.yaml",
            "up/beside/b.yaml",
            "up/../a.yaml",
            "~/a.yaml",
            "~",
            "~root/a.yaml",
            "$HOME/a.yaml",
            "a.yaml ",
            " a.yaml",
            "A.yaml",
            "*.yaml",
            "a\\.yaml",
            "...",
            ".../a.yaml",
            "..a/../a.yaml",
            "%{sub}/a.yaml",
            "%{up}/data/a.yaml",
            "%{sub}/%{up}/a.yaml",
            "missing/%{up}/a.yaml",
            "link/%{up}/a.yaml",
            "%{none}/a.yaml",
            "%{none}a.yaml",
            "sub/%{none}/a.yaml",
            "sub%{none}/a.yaml",
            "%{nope}/a.yaml",
            "%{facts.nope}/a.yaml",
            "sub/%{facts.nope}/a.yaml",
            "%{none}",
            "%{tail}",
            "%{dots}/a.yaml",
            "%{abs}/a.yaml",
            ".%{slash}a.yaml",
            "sub%{slash}%{slash}a.yaml",
            "%{}a.yaml");

    private static final List<String> DATADIRS = List.of(
            "data",
            "./data",
            "data/",
            "data/.",
            "data/sub",
            "data/sub/..",
            "data/missing/..",
            "data/link/..",
            "data/link",
            "..",
            "../PRODUCTION/data",
            ".",
            "missing",
            "missing/../data",
            "%{none}",
            "%{nope}",
            "%{facts.nope}",
            "%{none}/data",
            "%{nope}/data",
            "data/%{none}",
            "data/%{nope}/sub",
            "data%{slash}sub",
            "%{abs}",
            "%{slash}data",
            "data/%{up}/data",
            "missing/%{up}/data",
            "data/sub/%{up}",
            "~",
            "datalink",
            "datalink/..",
            "data/a.yaml");

    @TempDir
    private Path scratch;

    private final Path environments;
    private final long seed = Long.getLong("seed", 20_261_201L);
    private final Random random = new Random(seed);
    private final List<String> names = new ArrayList<>();

    PathComparisonTest(@TempDir Path scratch) throws IOException {
        this.environments = Files.createDirectories(scratch.resolve("environments"));
    }

    private String environment(String level) throws IOException {
        String name = "e" + names.size();
        names.add(level);
        Path root = Files.createDirectories(environments.resolve(name));
        String text = "version: 5\nhierarchy:\n  - " + level.replace("PRODUCTION", name)
                + "\n  - {name: last, path: last.yaml, datadir: fixed}\n";
        Files.writeString(root.resolve("hiera.yaml"), text, StandardCharsets.UTF_8);
        for (String file : List.of(
                "a.yaml",
                "common.yaml",
                "data/a.yaml",
                "data/b.yaml",
                "data/sub/a.yaml",
                "data/sub/deep/b.yaml",
                "data/~/a.yaml",
                "data/.../a.yaml",
                "data/up",
                "beside/a.yaml",
                "beside/b.yaml",
                "beside/inner/x.yaml",
                "beside/inner/a.yaml",
                "fixed/last.yaml",
                "~/a.yaml")) {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "k: " + file + "\n");
        }
        Files.delete(root.resolve("data/up"));
        Files.createSymbolicLink(root.resolve("data/up"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("data/link"), Path.of("../beside/inner"));
        Files.createSymbolicLink(root.resolve("data/sub/link2"), Path.of("../link/../../data/sub/deep"));
        Files.createSymbolicLink(root.resolve("data/linkfile.yaml"), Path.of("b.yaml"));
        Files.createSymbolicLink(root.resolve("data/dangling.yaml"), Path.of("nowhere.yaml"));
        Files.createSymbolicLink(root.resolve("data/dangling"), Path.of("nowhere"));
        Files.createSymbolicLink(root.resolve("data/loop"), Path.of("loop"));
        Files.createSymbolicLink(root.resolve("datalink"), Path.of("data/sub/deep"));
        return name;
    }

    private String made() {
        List<String> parts = List.of(
                "a.yaml",
                "b.yaml",
                "sub",
                "deep",
                "link",
                "link2",
                "up",
                "..",
                "..",
                ".",
                "",
                "missing",
                "loop",
                "dangling",
                "linkfile.yaml",
                "beside",
                "inner",
                "data",
                "datalink",
                "%{none}",
                "%{nope}",
                "%{up}",
                "%{sub}",
                "%{facts.x}");
        StringBuilder path = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            path.append(parts.get(random.nextInt(parts.size()))).append(i > 0 ? "/" : "");
        }
        return path.length() == 0 || path.charAt(0) == '/' ? "." + path : path.toString();
    }

    private static String quoted(String path) {
        return "'" + path + "'";
    }

    @Test
    void every_spelling_names_the_file_that_puppet_reads() throws IOException {
        Puppet puppet = Puppet.require(Files.createDirectories(scratch.resolve("puppet")));
        List<String> paths = new ArrayList<>(PATHS);
        for (int i = 0; i < MADE; i++) {
            paths.add(made());
        }
        for (String path : paths) {
            environment("{name: x, path: " + quoted(path) + "}");
        }
        for (int i = 0; i < PATHS.size(); i += 2) {
            String path = PATHS.get(i);
            environment(List.of(
                            "{name: x, paths: [absent.yaml, " + quoted(path) + "]}",
                            "{name: x, mapped_paths: [sub, s, " + quoted(path.replace("sub", "%{s}")) + "]}",
                            "{name: x, data_hash: yaml_data, datadir: data/sub, path: " + quoted(path) + "}")
                    .get(i / 2 % 3));
        }
        for (int i = 0; i < DATADIRS.size(); i++) {
            String datadir = quoted(DATADIRS.get(i));
            environment("{name: x, path: a.yaml, datadir: " + datadir + "}");
            if (i % 2 == 0) {
                environment("{name: x, " + (i % 4 == 0 ? "path: ../a.yaml" : "glob: '*.yaml'") + ", datadir: " + datadir
                        + "}");
            }
        }
        for (int i = 0; i < MADE / 2; i++) {
            environment("{name: x, path: " + quoted(made()) + ", datadir: " + quoted(made()) + "}");
        }
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            requests.add("{\"environment\": \"e" + i + "\", \"node\": \"n\", \"trusted\": {}, \"facts\": "
                    + RubyJson.of(facts()) + ", \"lookups\": [{\"key\": \"k\"}]}");
        }
        List<List<String>> expected = puppet.answers(environments, requests);

        List<String> differences = new ArrayList<>();
        int found = 0;
        for (int i = 0; i < names.size(); i++) {
            String theirs = expected.get(i).get(0);
            String ours = answer(environments.resolve("e" + i), "e" + i);
            boolean same = theirs.startsWith("error: ") ? ours.startsWith("error: ") : ours.equals(theirs);
            // A path that begins with an empty variable leads to the root of the disk, and is not read here.
            same |= ROOT.matcher(theirs).matches() && ours.contains("last.yaml");
            if (!same) {
                differences.add(names.get(i) + "\n  puppet: " + theirs + "\n  ours:   " + ours);
            }
            found += theirs.startsWith("error: ") || theirs.contains("last.yaml") ? 0 : 1;
        }
        assertThat(String.join("\n", differences)).as("seed " + seed).isEmpty();
        assertThat(found).as("paths that name a file").isGreaterThan(40);
    }

    private static Value.Mapping facts() {
        List<Value.Mapping.Entry> entries = new ArrayList<>();
        FACTS.forEach((name, value) ->
                entries.add(new Value.Mapping.Entry(Value.Text.of(name, HERE), Value.Text.of(value, HERE))));
        return new Value.Mapping(entries, HERE);
    }

    private static String answer(Path root, String name) {
        Value.Mapping none = new Value.Mapping(List.of(), HERE);
        try {
            Hiera hiera = Hiera.open(
                            new DiskTree(root),
                            root.resolve("hiera.yaml"),
                            Strictness.PUPPET_7,
                            Decryption.WHERE_READABLE)
                    .value()
                    .orElseThrow();
            Answer answer = hiera.answer(Query.of("k"), Scope.of(facts(), none, name));
            return answer.value()
                    .map(Canonical::of)
                    .orElseGet(() -> "error: " + answer.failure().orElseThrow().finding());
        } catch (UncheckedIOException e) {
            return "error: " + e.getMessage();
        }
    }
}
