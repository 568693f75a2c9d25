package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code compile -o} does to a directory, and what it leaves alone. */
class CompiledTreeTest {
    private static final String HOST = "hosts/box-01.onion.example";
    private static final String FILE =
            "{\"path\": \"%s\", \"mode\": \"0644\", \"owner\": \"root\", \"group\": \"root\","
                    + " \"sha256\": \"%s\", \"secret\": false, \"run\": []}";
    private static final String SUM_OF_DEAR = "5f4d44dfaa1b1ed72a8a3e963500a05d0f55829ac42af044e33f39c9f6f71a3a";

    private final Path scratch;
    private final ControlRepository site;
    private final Path out;

    CompiledTreeTest(@TempDir Path scratch) {
        this.scratch = scratch;
        site = ControlRepository.in(scratch);
        out = scratch.resolve("out");
    }

    private Run compile(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "-o";
        arguments[1] = out.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return site.run("compile", arguments);
    }

    @Test
    void the_tree_is_private_and_kept_out_of_git() throws IOException {
        compile();
        assertThat(mode(out)).isEqualTo("rwx------");
        assertThat(out.resolve(".gitignore")).hasContent("*");
        assertThat(mode(out.resolve(HOST + "/manifest.json"))).isEqualTo("rw-------");
        assertThat(mode(out.resolve(HOST + "/etc/postfix/main.cf"))).isEqualTo("rw-r--r--");
        assertThat(out.resolve(".mailwright")).doesNotExist();
    }

    @Test
    void a_second_compile_touches_no_file() throws IOException {
        compile();
        FileTime old = FileTime.fromMillis(1_000_000);
        Path mainCf = out.resolve(HOST + "/etc/postfix/main.cf");
        Files.setLastModifiedTime(mainCf, old);
        compile();
        assertThat(Files.getLastModifiedTime(mainCf)).isEqualTo(old);
    }

    @Test
    void a_file_that_is_no_longer_made_goes_and_a_foreign_one_stays() throws IOException {
        compile();
        Path foreign = Files.writeString(out.resolve("notes.txt"), "mine");
        site.write("data/page.yaml", "mailwright::host: {roles: [client]}");
        Run run = compile();
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(out.resolve(HOST + "/etc/postfix/maps/alias")).doesNotExist();
        assertThat(out.resolve(HOST + "/etc/postfix/main.cf")).exists();
        assertThat(foreign).hasContent("mine");
    }

    @Test
    void a_host_without_files_loses_its_directory() {
        compile();
        site.write(
                "mailwright.yaml",
                "hiera: {config: hiera.yaml, nodes: nodes}",
                "directory: {ldif: ldap/people.ldif}",
                "checks: {severity: {mx-missing: 'off'}}");
        site.write("data/page.yaml", "mailwright::aliases: {press: alice}");
        compile();
        assertThat(out.resolve("hosts")).doesNotExist();
    }

    @Test
    void a_directory_that_is_not_ours_is_refused_and_left_alone() throws IOException {
        Files.createDirectory(out);
        Files.writeString(out.resolve("letter.txt"), "dear");
        Run run = compile();
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).contains("no manifest of ours");
        assertThat(out).isDirectoryContaining("glob:**letter.txt").isDirectoryNotContaining("glob:**hosts");
    }

    @Test
    void a_manifest_cannot_make_us_remove_a_file_outside_the_tree() throws IOException {
        compile();
        Path outside = Files.writeString(scratch.resolve("precious.txt"), "keep");
        Path manifest = out.resolve("manifest.json");
        Files.writeString(manifest, "{\"host\": \"*\", \"files\": [{\"path\": \"../precious.txt\"}], \"actions\": []}");
        compile();
        assertThat(outside).hasContent("keep");
    }

    /** Every file below the directory, with its content, and the directory's mode. */
    private Map<String, String> everything() throws IOException {
        Map<String, String> files = new TreeMap<>(Map.of("mode", mode(out)));
        try (Stream<Path> walk = Files.walk(out)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(out.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"app\", \"start_url\": \"/\", \"icons\": []}",
                "{}",
                "[]",
                "",
                "{\"host\": \"*\", \"files\": [{\"path\": \"letter.txt\"}], \"actions\": []}",
                "{\"host\": \"*\", \"files\": [], \"actions\": [], \"name\": \"app\"}",
                "{\"host\": \"*\", \"Files\": [], \"files\": [], \"actions\": []}",
                "{\"host\": \"*\", \"files\": [], \"files\": [], \"actions\": []}",
                "{\"host\": \"mx.onion.example\", \"files\": [], \"actions\": []}",
                "{\"host\": \"*\", \"files\": [FILE], \"actions\": []}",
            })
    void a_manifest_of_something_else_is_not_ours_and_nothing_is_touched(String manifest) throws IOException {
        Files.createDirectory(out);
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(out.resolve("letter.txt"), "dear");
        Files.writeString(out.resolve(".gitignore"), "node_modules");
        for (String path :
                List.of("../precious.txt", "letter.txt", "hosts/x/y", "zones/\u00e4", ".git/x", "/zones/x")) {
            String file = FILE.formatted(path, SUM_OF_DEAR);
            Files.writeString(out.resolve("manifest.json"), manifest.replace("FILE", file));
            Map<String, String> before = everything();
            Run run = compile();
            assertThat(run.status()).as(run.text()).isEqualTo(64);
            assertThat(run.err()).contains("is not empty and has no manifest of ours");
            assertThat(everything()).isEqualTo(before);
        }
    }

    @Test
    void a_file_that_a_manifest_lists_with_another_sum_is_kept_and_told() throws IOException {
        compile();
        Files.createDirectories(out.resolve("zones"));
        Path letter = Files.writeString(out.resolve("zones/letter"), "another text");
        Path listed = Files.writeString(out.resolve("zones/listed"), "dear");
        Path manifest = out.resolve("manifest.json");
        String files = FILE.formatted("zones/letter", SUM_OF_DEAR) + ", " + FILE.formatted("zones/listed", SUM_OF_DEAR);
        Files.writeString(manifest, Files.readString(manifest).replace("\"files\": [", "\"files\": [" + files + ","));
        Run run = compile();
        assertThat(run.status()).as(run.text()).isZero();
        assertThat(letter).hasContent("another text");
        assertThat(listed).doesNotExist();
        assertThat(run.err()).contains("zones/letter: is no longer made, and is kept");
    }

    @Test
    void an_edit_is_told_and_a_foreign_file_in_the_way_is_not_overwritten() throws IOException {
        compile();
        Path mainCf = out.resolve(HOST + "/etc/postfix/main.cf");
        String compiled = Files.readString(mainCf);
        Files.writeString(mainCf, "edited");
        Run run = compile();
        assertThat(run.err()).contains("main.cf: was edited since it was compiled; the edit is overwritten");
        assertThat(mainCf).hasContent(compiled);
        String page = Files.readString(site.root().resolve("data/page.yaml"));
        site.write("data/page.yaml", "mailwright::host: {roles: [client]}");
        compile();
        Files.createDirectories(out.resolve(HOST + "/etc/postfix/maps"));
        Path alias = Files.writeString(out.resolve(HOST + "/etc/postfix/maps/alias"), "mine");
        site.write("data/page.yaml", page);
        Map<String, String> before = everything();
        Run refused = compile();
        assertThat(refused.status()).as(refused.text()).isEqualTo(1);
        assertThat(refused.err())
                .contains("nothing is written: " + alias + ": is in the place of a file and not one of an earlier");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_gitignore_of_the_site_is_left_as_it_is() throws IOException {
        compile();
        Files.writeString(out.resolve(".gitignore"), "*\n!zones\n");
        compile();
        assertThat(out.resolve(".gitignore")).hasContent("*\n!zones");
    }

    @Test
    void a_tree_of_a_newer_version_is_refused_with_that_word_and_an_older_one_is_read() throws IOException {
        compile();
        Path manifest = out.resolve(HOST + "/manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("\"version\": 2", "\"version\": 3"));
        for (Run run : List.of(
                compile(),
                site.run("plan", "--against", out.toString()),
                Run.of(
                        "apply",
                        "--host",
                        "box-01.onion.example",
                        "--from",
                        out.toString(),
                        "--root",
                        out.toString()))) {
            assertThat(run.status()).as(run.text()).isEqualTo(3);
            assertThat(run.err()).contains("version 3 is newer than this program knows");
        }
        for (Path file : List.of(manifest, out.resolve("manifest.json"))) {
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceFirst("\"version\": [0-9],\\s*", "")
                            .replaceFirst("(?s)\"release\": \\{.*?},\\s*", ""));
        }
        Run plan = site.run("plan", "--against", out.toString(), "--detailed-exitcodes");
        assertThat(plan.status()).as(plan.text()).isEqualTo(2);
        assertThat(plan.out())
                .startsWith("the manifests are of an older version")
                .contains("Plan: 0 files, ");
        assertThat(compile().status()).isZero();
        assertThat(manifest).hasContent(text);
        Run quiet = site.run("plan", "--against", out.toString(), "--detailed-exitcodes");
        assertThat(quiet.out()).isEqualTo("No changes.\n");
    }

    @Test
    void a_member_that_this_release_does_not_know_is_refused_by_all_readers_in_the_same_words() throws IOException {
        compile();
        Path root = Files.createDirectories(scratch.resolve("root/etc")).getParent();
        Path state = Files.createDirectories(root.resolve("var/lib/mailwright")).resolve("manifest.json");
        String text = Files.readString(out.resolve(HOST + "/manifest.json"));
        String[] apply = {
            "apply", "--host", "box-01.onion.example", "--from", out.toString(), "--root", root.toString(), "--noop"
        };
        String[] machine = {"--root", root.toString(), "--host", "box-01.onion.example"};
        for (Path file : List.of(out.resolve(HOST + "/manifest.json"), out.resolve("manifest.json"), state)) {
            String known = Files.exists(file) ? Files.readString(file) : text;
            Files.writeString(file, known.replaceFirst("\\{", "{\"later\": 1,"));
            List<Run> runs = new ArrayList<>();
            runs.add(file.equals(state) ? site.run("plan", machine) : site.run("plan", "--against", out.toString()));
            if (!file.equals(out.resolve("manifest.json"))) {
                runs.add(Run.of(apply));
            }
            String refused = file + ": manifest: later is not known to this release";
            for (Run run : runs) {
                assertThat(run.status()).as(run.text()).isEqualTo(3);
                assertThat(run.err()).contains(refused);
            }
            if (!file.equals(state)) {
                // A directory with such a manifest is not one that this compile may write into.
                Run compile = compile();
                assertThat(compile.status()).as(compile.text()).isEqualTo(64);
                assertThat(compile.err()).contains(refused);
            }
            Files.writeString(file, known);
        }
    }

    @Test
    void a_manifest_that_an_apply_refuses_is_a_change() throws IOException {
        compile();
        Path manifest = out.resolve(HOST + "/manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replaceFirst("\"postmap\"", "\"rm\""));
        String refused = "manifest: an action that mailwright does not have for these files: rm lmdb:";
        Run apply = Run.of(
                "apply",
                "--host",
                "box-01.onion.example",
                "--from",
                out.toString(),
                "--root",
                out.toString(),
                "--noop");
        assertThat(apply.status()).as(apply.text()).isEqualTo(3);
        assertThat(apply.err()).contains(refused);
        Run plan = site.run("plan", "--against", out.toString(), "--detailed-exitcodes");
        assertThat(plan.status()).as(plan.text()).isEqualTo(2);
        assertThat(plan.out())
                .startsWith(HOST + "/manifest.json: " + refused)
                .contains(": apply --from refuses it, the next compile writes it anew\n")
                .doesNotContain("No changes");
        assertThat(compile().status()).isZero();
        assertThat(manifest).hasContent(text);
    }

    @Test
    void a_compile_that_was_killed_is_a_change_and_the_next_one_finishes_whatever_the_inputs_are() throws IOException {
        compile();
        Path mainCf = out.resolve(HOST + "/etc/postfix/main.cf");
        String text = Files.readString(mainCf);
        Path committed = out.resolve(".mailwright/new/" + HOST + "/etc/postfix");
        Files.createDirectories(committed);
        Files.move(mainCf, committed.resolve("main.cf"));
        Run plan = site.run("plan", "--against", out.toString(), "--detailed-exitcodes");
        assertThat(plan.status()).as(plan.text()).isEqualTo(2);
        assertThat(plan.out())
                .startsWith("the last compile did not move all files into their places")
                .endsWith("Plan: 0 files, 0 entries to add, 0 to change, 0 to remove; 0 addresses affected.\n");
        site.write("data/page.yaml", "mailwright::host: {roles: [nonsense]}");
        assertThat(compile().status()).isEqualTo(1);
        assertThat(mainCf).hasContent(text);
        assertThat(out.resolve(".mailwright")).doesNotExist();
    }

    @Test
    void one_host_only_leaves_the_rest_of_a_tree_alone() {
        compile();
        Run run = compile("--host", "box-01.onion.example");
        assertThat(run.status()).isZero();
        assertThat(out.resolve("manifest.json")).exists();
        assertThat(run.out()).startsWith("1 host, ");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
