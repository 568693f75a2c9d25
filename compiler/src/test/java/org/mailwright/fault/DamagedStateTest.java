package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.cli.Run;

/** What a machine remembers, damaged: it is named with what to do about it, and no apply begins upon it. */
@Tag("slow")
class DamagedStateTest extends OneHost {
    private static final String STATE = "/var/lib/mailwright/";
    private static final String MAIN = "/etc/postfix/main.cf";

    @BeforeEach
    void a_host_that_somebody_edited() throws IOException {
        assertThat(host.apply(tree).status()).isZero();
        Files.writeString(host.at(MAIN), "by hand\n");
        host.ran();
    }

    private void requireRefused(String file) throws IOException {
        Run run = host.apply(tree);
        assertThat(run.status()).as(run.text()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("mailwright: cannot read or write: " + host.at(STATE + file) + ": ")
                .endsWith(": move it away to begin anew\n")
                .hasLineCount(1);
        assertThat(Files.readString(host.at(MAIN))).isEqualTo("by hand\n");
        assertThat(host.ran()).isEmpty();
        Files.delete(host.at(STATE + file));
        assertThat(host.apply(tree).status()).isZero();
        host.requireAll(tree, " after " + file);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            manifest.json | ``
            manifest.json | {}
            manifest.json | null
            manifest.json | {"host": "x", "files": [
            manifest.json | {"host": "x", "files": [], "actions": [], "later": 1}
            manifest.json | {"host": "x", "files": [], "actions": []} {}
            journal.json  | ``
            journal.json  | {}
            journal.json  | []
            journal.json  | {"manifest": {}, "pending": [], "removals": []}
            journal.json  | {"manifest": {"host": "x", "files": [], "actions": []}, "pending": [], "removals": [""]}
            journal.json  | {"manifest": {"host": "x", "files": [], "actions": []}, "pending": [], "removals": ["/etc/../../x"]}
            journal.json  | {"manifest": {"host": "x", "files": [], "actions": []}, "pending": [{"id": "a", "command": ["rm"], "order": 1}]}
            journal.json  | {"manifest": {"host": "x", "files": [], "actions": []}, "later": 1}
            journal.json  | {"manifest": {"host": "x"
            indexes.json  | ``
            indexes.json  | []
            indexes.json  | {"/etc/postfix/maps/alias": {"table": "x"}}
            indexes.json  | {"/etc/postfix/maps/alias": {"table": "x", "sha256": "x", "inode": "x"}
            originals.json | {}
            originals.json | [{"path": "/etc/../x", "mode": "0644", "uid": 0, "gid": 0, "sha256": "x", "beside": true}]
            originals.json | [{"path": "/etc/x", "mode": "0644", "uid": -1, "gid": 0, "sha256": "x", "beside": true}]
            originals.json | [{"path": "/etc/x", "mode": "rw"
            staged.txt    | /etc/postfix/main.cf\\n\\n
            staged.txt    | /etc/../../victim\\n
            staged.txt    | /etc/postfix/ma\\0in.cf\\n
            """)
    void a_damaged_file_is_named_and_no_apply_begins(String file, String text) throws IOException {
        String content = text.replace("\\n", "\n").replace("\\0", "\0");
        Files.writeString(host.at(STATE + file), content, StandardCharsets.UTF_8);
        requireRefused(file);
    }

    @Test
    void half_a_manifest_is_not_a_manifest() throws IOException {
        byte[] whole = Files.readAllBytes(host.at(STATE + "manifest.json"));
        Files.write(host.at(STATE + "manifest.json"), Arrays.copyOf(whole, whole.length / 2));
        Run run = host.apply(tree);
        assertThat(run.err()).doesNotContainPattern("[0-9a-f]{40}");
        requireRefused("manifest.json");
    }

    @Test
    void a_gigabyte_of_nothing_is_not_read() throws IOException {
        for (String file : new String[] {"manifest.json", "journal.json", "indexes.json", "staged.txt"}) {
            try (RandomAccessFile sparse =
                    new RandomAccessFile(host.at(STATE + file).toFile(), "rw")) {
                sparse.setLength(1L << 30);
            }
            MailRoot.Said said = host.script(tree, "apply");
            assertThat(said.status()).as(said.text()).isEqualTo(3);
            assertThat(said.text()).contains(STATE + file + ": larger than any of ours");
            Files.delete(host.at(STATE + file));
        }
    }

    @Test
    void open_rights_of_the_state_are_closed() throws IOException {
        host.script(tree, "chmod 755 $R/var/lib/mailwright");
        assertThat(host.apply(tree).status()).isZero();
        assertThat((int) Files.getAttribute(host.at(STATE), "unix:mode") & 07777)
                .isEqualTo(0700);
        host.requireAll(tree, "");
    }
}
