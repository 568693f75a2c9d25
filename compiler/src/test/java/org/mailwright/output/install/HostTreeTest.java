package org.mailwright.output.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tree is what its manifest says, or it is not read. */
class HostTreeTest {
    private static final SmallTree TREE =
            new SmallTree().with("/etc/postfix/main.cf", "main\n").with("/etc/postfix/maps/alias", "a b\n");

    @TempDir
    private Path scratch;

    private Path manifest() {
        return scratch.resolve("hosts").resolve(SmallTree.HOST).resolve("manifest.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "path":"/etc/postfix/main.cf"   | "path":"/etc/postfix/../../main.cf"  | does not lie below /etc/
            "path":"/etc/postfix/main.cf"   | "path":"/usr/bin/postmap"            | does not lie below /etc/
            "path":"/etc/postfix/main.cf"   | "path":"etc/postfix/main.cf"         | does not lie below /etc/
            "path":"/etc/postfix/main.cf"   | "path":"/etc/postfix/maps/alias"     | there twice
            "path":"/etc/postfix/main.cf"   | "path":"/etc/postfix/other.cf"       | missing
            "mode":"0644"                   | "mode":"4755"                        | four octal digits
            "run":["reload:postfix"]        | "run":["reload:nothing"]             | no action
            "command":["postfix","reload"]  | "command":["sh","-c","true"]         | none of ours
            "order":50                      | "order":"soon"                       | not a manifest
            "host":"mx-01.onion.example"    | "host":"mx-02.onion.example"         | another host
            "files":[                       | "files":{[                           | not a manifest
            "host":                         | "hosts":                             | not known to this release
            """)
    void a_manifest_that_asks_for_anything_else_is_refused(String from, String to, String message) throws IOException {
        TREE.at(scratch);
        String text = Files.readString(manifest());
        assertThat(text).contains(from);
        Files.writeString(manifest(), text.replace(from, to));
        assertThatThrownBy(() -> HostTree.read(scratch, SmallTree.HOST))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_file_that_is_not_the_one_of_the_manifest_is_refused() throws IOException {
        TREE.at(scratch);
        Files.writeString(manifest().resolveSibling("etc/postfix/main.cf"), "Main\n");
        assertThatThrownBy(() -> HostTree.read(scratch, SmallTree.HOST))
                .hasMessageContaining("main.cf: not the file of its manifest");
    }

    @Test
    void a_symbolic_link_is_not_read_although_what_it_names_is_right() throws IOException {
        TREE.at(scratch);
        Path maps = manifest().resolveSibling("etc/postfix/maps");
        Files.move(maps, scratch.resolve("maps"));
        Files.createSymbolicLink(maps, scratch.resolve("maps"));
        assertThatThrownBy(() -> HostTree.read(scratch, SmallTree.HOST)).hasMessageContaining("no directory");
    }

    @Test
    void what_is_not_in_the_manifest_is_not_looked_at() throws IOException {
        TREE.at(scratch);
        Files.createSymbolicLink(manifest().resolveSibling("other"), scratch.resolve("nowhere"));
        assertThat(HostTree.read(scratch, SmallTree.HOST).manifest().files()).hasSize(2);
    }
}
