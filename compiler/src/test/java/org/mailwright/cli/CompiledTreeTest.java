package org.mailwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code compile -o} does to a directory, and what it leaves alone. */
class CompiledTreeTest {
    private static final String HOST = "hosts/box-01.onion.example";

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
        assertThat(out.resolve(".staging")).doesNotExist();
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
        site.write("mailwright.yaml", "hiera: {config: hiera.yaml, nodes: nodes}", "directory: {ldif: ldap/people.ldif}", "checks: {severity: {mx-missing: 'off'}}");
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
