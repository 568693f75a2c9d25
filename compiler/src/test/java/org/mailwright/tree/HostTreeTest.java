package org.mailwright.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
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
            "path":"/etc/postfix/main.cf"   | "path":"/etc/postfix/master.cf"       | missing, or no regular file
            "mode":"0644"                   | "mode":"4755"                        | four octal digits
            "run":["reload:postfix"]        | "run":["reload:nothing"]             | no action
            "command":["postfix","reload"]  | "command":["sh","-c","true"]         | an action
            "order":50                      | "order":"soon"                       | not a manifest
            "host":"mx-01.onion.example"    | "host":"mx-02.onion.example"         | another host
            "files":[                       | "files":{[                           | a list is missing
            "host":                         | "hosts":                             | not known to this release
            "path":"/etc/postfix/main.cf"   | "path":"/etc/postfix/./main.cf"      | does not lie below /etc/
            "path":"/etc/postfix/main.cf"   | "path":"/etc//postfix/main.cf"       | does not lie below /etc/
            "path":"/etc/postfix/main.cf"   | "path":"/etc/"                       | does not lie below /etc/
            "path":"/etc/postfix/main.cf"   | "path":"/etc/postfix/ma§nin.cf"      | does not lie below /etc/
            "path":"/etc/postfix/main.cf"   | "path":"/etc/postfix/ma§u0000in.cf"  | does not lie below /etc/
            "path":"/etc/postfix/main.cf"   | "path":"/etc/postfix/ma§u007fin.cf"  | does not lie below /etc/
            "path":"/etc/postfix/main.cf"   | "path":"/etc/postfix/ma§ud800in.cf"  | does not lie below /etc/
            "path":"/etc/postfix/main.cf"   | "path":"/etc/postfix/mäin.cf"        | does not lie below /etc/
            "path":"/etc/postfix/main.cf"   | "path":["/etc/postfix/main.cf"]      | a text is missing
            "path":"/etc/postfix/main.cf"   | "path":"/etc/x","path":"/etc/y"      | not a manifest
            "mode":"0644"                   | "mode":"0999"                        | four octal digits
            "mode":"0644"                   | "mode":"2755"                        | four octal digits
            "owner":"root"                  | "owner":""                           | no name
            "owner":"root"                  | "owner":"-1"                         | no name
            "owner":"root"                  | "owner":"root§nalice"                | no name
            "group":"root"                  | "group":"root:shadow"                | no name
            "sha256":"                      | "sha256":"00                         | without SHA-256
            "order":50                      | "order":-1                           | an action
            "order":50                      | "order":2147483647                   | an action
            "order":50                      | "order":99999999999                  | not a manifest
            "command":["postfix","reload"]  | "command":[]                         | an action
            "command":["postfix","reload"]  | "command":["postfix","stop"]         | an action
            "command":["postfix","reload"]  | "command":["postfix","-c","/tmp","reload"] | an action
            "command":["postfix","reload"]  | "command":["postfix reload"]         | an action
            "command":["postfix","reload"]  | "command":["/tmp/postfix","reload"]  | an action
            "command":["postfix","reload"]  | "command":["systemctl","poweroff"]   | an action
            "command":["postfix","reload"]  | "command":["systemctl","stop","ssh"] | an action
            "command":["postfix","reload"]  | "command":["systemctl","reload","--root=/tmp"] | an action
            "command":["postfix","reload"]  | "command":["systemctl","reload","a","b"] | an action
            "command":["postfix","reload"]  | "command":["systemd-tmpfiles","--create","/tmp/x"] | an action
            "lmdb:/etc/postfix/maps/alias"  | "lmdb:/etc/../tmp/alias"             | an action
            "lmdb:/etc/postfix/maps/alias"  | "lmdb:/etc/shadow"                   | an action
            "id":"postmap:/etc/postfix/maps/alias" | "id":"postmap:"               | no action
            "id":"reload:postfix"           | "id":"postmap:reload"                | no action
            "files":[                       | "files":[[[                          | a file or an action without
            "files":[                       | "other":[],"files":[                 | not known to this release
            "host":                         | "Host":"x","host":                   | not known to this release
            "secret":false                  | "secret":false,"other":"x"           | not known to this release
            "secret":false                  | "secret":"false"                     | not a manifest
            "secret":false                  | "secret":false,"Mode":"0644"         | not known to this release
            "secret":false                  | "secret":true                        | does not have the owner and mode
            "mode":"0644"                   | "mode":"0666"                        | does not have the owner and mode
            "mode":"0644"                   | "mode":420                           | a text is missing
            "owner":"root"                  | "owner":"postfix"                    | does not have the owner and mode
            "group":"root"                  | "group":"adm"                        | does not have the owner and mode
            "path":"/etc/postfix/main.cf"   | "path":"/etc/ld.so.preload"          | is not a file that mailwright installs
            "path":"/etc/postfix/main.cf"   | "path":"/etc/cron.d/evil"            | is not a file that mailwright installs
            "path":"/etc/postfix/main.cf"   | "path":"/etc/postfix/Main.cf"        | is not a file that mailwright installs
            "path":"/etc/postfix/main.cf"   | "path":"/etc/postfix/maps/x/y"       | is not a file that mailwright installs
            "path":"/etc/postfix/main.cf"   | "path":"/etc/tmpfiles.d/evil.conf"   | is not a file that mailwright installs
            "path":"/etc/postfix/main.cf"   | "path":"/etc/rspamd/rspamd.local.lua" | is not a file that mailwright installs
            "path":"/etc/postfix/main.cf"   | "path":"/etc/rspamd/plugins.d/x.lua" | is not a file that mailwright installs
            "run":["reload:postfix"]        | "run":["postmap:/etc/postfix/maps/alias"] | does not need postmap
            "command":["postfix","reload"]  | "command":["systemctl","start","poweroff.target"] | an action
            "command":["postfix","reload"]  | "command":["systemctl","reload","ssh"] | an action
            "command":["postfix","reload"]  | "command":["postfix","start"]        | an action
            "host":                         | "version":3,"host":                  | version 3 is newer than this program knows
            "host":                         | "version":3,"needs":"0.3.0","host":  | upgrade mailwright here to 0.3.0
            "host":                         | "version":3,"needs":"§u001b[2J","host": | upgrade mailwright here
            "host":                         | "version":1,"host":                  | there is no version 1
            "host":                         | "version":"2","host":                | its version is not a number
            "host":                         | "version":2,"host":                  | its release does not go with
            "host":                         | "release":{"debian":12},"host":      | its release does not go with
            "host":                         | "version":2,"release":{"debian":11},"host": | knows no Debian 11
            "host":                         | "version":2,"release":{"ubuntu":12},"host": | not one of Debian
            "host":                         | "version":2,"release":{"debian":12,"x":1},"host": | not one of Debian
            """)
    void a_manifest_that_asks_for_anything_else_is_refused(String from, String to, String message) throws IOException {
        TREE.at(scratch);
        String text = Files.readString(manifest());
        assertThat(text).contains(from);
        // JSON's own escapes, which a text block would take for Java's.
        Files.writeString(manifest(), text.replace(from, to.replace('§', '\\')));
        assertThatThrownBy(() -> HostTree.read(scratch, SmallTree.HOST))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void neither_depth_nor_size_nor_escapes_of_a_manifest_do_harm() throws IOException {
        TREE.at(scratch);
        for (String bomb : List.of(
                "[".repeat(1 << 20), "{\"files\":" + "[".repeat(1 << 20), "{\"host\":" + "{\"a\":".repeat(1 << 18))) {
            Files.writeString(manifest(), bomb);
            assertThatThrownBy(() -> HostTree.read(scratch, SmallTree.HOST)).isInstanceOf(IOException.class);
        }
        Files.writeString(manifest(), "{\"\\u001b[2J" + "x".repeat(10_000) + "\": 1}");
        assertThatThrownBy(() -> HostTree.read(scratch, SmallTree.HOST))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("\u001b")
                .extracting(fault -> String.valueOf(fault.getMessage()).length())
                .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                .isLessThan(1000);
        try (RandomAccessFile sparse = new RandomAccessFile(manifest().toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }
        assertThatThrownBy(() -> HostTree.read(scratch, SmallTree.HOST))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("manifest.json: larger than any of ours");
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
        assertThatThrownBy(() -> HostTree.read(scratch, SmallTree.HOST))
                .hasMessageContaining("maps: is a symbolic link");
    }

    @Test
    void what_is_not_in_the_manifest_is_not_looked_at() throws IOException {
        TREE.at(scratch);
        Files.createSymbolicLink(manifest().resolveSibling("other"), scratch.resolve("nowhere"));
        assertThat(HostTree.read(scratch, SmallTree.HOST).manifest().files()).hasSize(2);
    }

    /** A large file is compared with the tree's; what differs in length or in one octet has a sum of its own. */
    @Test
    void a_large_file_in_its_place_has_the_sum_that_sha256sum_gives_it() throws IOException {
        String text = "alice@onion.example bob\n".repeat(9000);
        HostTree tree = new SmallTree().with("/etc/postfix/maps/alias", text).at(scratch);
        Manifest.Item item = tree.manifest().files().get(0);
        Path there = scratch.resolve("alias");
        for (String other : List.of(
                text,
                text + "x",
                text.substring(1),
                text.substring(0, text.length() - 1),
                text.replaceFirst("bob", "Bob"),
                text.substring(0, text.length() - 2) + "B\n",
                text.substring(0, 1 << 16),
                "")) {
            Files.writeString(there, other);

            assertThat(tree.sha256(item, there)).isEqualTo(Sha256.of(there));
            assertThat(tree.sha256(item, there).equals(item.sha256())).isEqualTo(other.equals(text));
        }
    }
}
