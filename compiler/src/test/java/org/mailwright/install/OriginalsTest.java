package org.mailwright.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.tree.HostTree;
import org.mailwright.tree.Refused;
import org.mailwright.tree.SmallTree;
import org.mailwright.tree.Targets;

/** What the first apply replaces is kept, and {@code apply --restore} puts it back. */
class OriginalsTest {
    private static final Installation.Wish NOOP = new Installation.Wish(true, Optional.empty());
    private static final Installation.Wish FORCED = new Installation.Wish(false, Optional.of("meant"));
    private static final String MAIN = "/etc/postfix/main.cf";
    private static final String ALIAS = "/etc/postfix/maps/alias";
    private static final String KEY = "/etc/rspamd/dkim/onion.example.key";
    private static final SmallTree TREE = new SmallTree()
            .with(MAIN, "main\n")
            .with(ALIAS, "press@onion.example carol@onion.example\n")
            .with("/etc/rspamd/local.d/actions.conf", "actions\n")
            .with(KEY, "SECRET, a test key\n");

    @TempDir
    private Path scratch;

    private SmallMachine machine;
    private Map<String, String> before = Map.of();
    private int serial;

    @BeforeEach
    void a_machine_that_somebody_set_up() throws IOException {
        machine = new SmallMachine(scratch.resolve("root"));
        Files.createDirectories(machine.at("/etc/postfix/maps"));
        Files.createDirectories(machine.at("/etc/rspamd/dkim"));
        Files.createDirectories(machine.at("/etc/rspamd/local.d"));
        put(MAIN, "their main\n", "rw-r-----");
        put(ALIAS, "press@onion.example bob@onion.example\n", "rw-r--r--");
        put(ALIAS + ".lmdb", "their index\n", "rw-r--r--");
        put(KEY, "SECRET, theirs\n", "rw-r-----");
        before = etc();
    }

    private void put(String path, String text, String mode) throws IOException {
        Files.writeString(machine.at(path), text);
        Files.setPosixFilePermissions(machine.at(path), PosixFilePermissions.fromString(mode));
    }

    private Map<String, String> etc() throws IOException {
        Map<String, String> files = machine.snapshot();
        files.keySet().removeIf(path -> !path.startsWith("/etc"));
        return files;
    }

    private HostTree tree(SmallTree tree) throws IOException {
        return tree.at(scratch.resolve("tree-" + serial++));
    }

    private Installation.Result restore(Installation.Wish wish) throws IOException, Refused {
        return machine.restore(SmallTree.HOST, wish);
    }

    private Installation.Result restore() throws IOException, Refused {
        return restore(new Installation.Wish(false, Optional.empty()));
    }

    private int mode(String path) throws IOException {
        return Targets.number(machine.at(path), "mode") & 0777;
    }

    @Test
    void what_is_replaced_is_kept_beside_it_with_its_rights_and_said() throws IOException, Refused {
        machine.apply(tree(TREE), NOOP);
        assertThat(machine.changes).contains(MAIN + ": would be kept as " + MAIN + ".before-mailwright");
        assertThat(etc()).isEqualTo(before);
        machine.apply(tree(TREE));
        assertThat(machine.changes)
                .contains(MAIN + ": kept as " + MAIN + ".before-mailwright", MAIN + ": changed")
                .contains(ALIAS + ".lmdb: kept as " + ALIAS + ".lmdb.before-mailwright");
        assertThat(machine.read(MAIN + ".before-mailwright")).isEqualTo("their main\n");
        assertThat(mode(MAIN + ".before-mailwright")).isEqualTo(0640);
        assertThat(machine.read(ALIAS + ".lmdb.before-mailwright")).isEqualTo("their index\n");
        // Whoever could read a secret before cannot read the copy.
        assertThat(machine.read(KEY + ".before-mailwright")).isEqualTo("SECRET, theirs\n");
        assertThat(mode(KEY + ".before-mailwright")).isEqualTo(0600);
    }

    @Test
    void a_later_apply_keeps_nothing_and_leaves_what_is_kept() throws IOException, Refused {
        machine.apply(tree(TREE));
        machine.apply(tree(TREE.with(MAIN, "another main\n")));
        assertThat(machine.changes).noneMatch(line -> line.contains("kept"));
        assertThat(machine.read(MAIN + ".before-mailwright")).isEqualTo("their main\n");
        assertThat(machine.apply(tree(TREE.with(MAIN, "another main\n")))).isEqualTo(Installation.Result.NOTHING);
    }

    @Test
    void a_file_that_a_later_tree_brings_for_the_first_time_is_kept_then() throws IOException, Refused {
        String arc = "/etc/rspamd/local.d/arc.conf";
        put(arc, "their arc\n", "rw-r--r--");
        machine.apply(tree(TREE));
        assertThat(machine.at(arc + ".before-mailwright")).doesNotExist();
        machine.apply(tree(TREE.with(arc, "arc\n")));
        assertThat(machine.read(arc + ".before-mailwright")).isEqualTo("their arc\n");
        machine.apply(tree(TREE));
        assertThat(machine.at(arc)).doesNotExist();
        restore();
        assertThat(machine.read(arc)).isEqualTo("their arc\n");
    }

    @Test
    void restore_puts_all_back_removes_the_rest_and_forgets() throws IOException, Refused {
        machine.apply(tree(TREE));
        Map<String, String> applied = machine.snapshot();
        assertThat(restore(NOOP)).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.changes)
                .contains(
                        MAIN + ": would be put back",
                        "/etc/rspamd/local.d/actions.conf: would be removed",
                        "postfix reload: would be run");
        assertThat(machine.snapshot()).isEqualTo(applied);
        assertThat(restore()).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.changes)
                .contains(
                        MAIN + ": put back",
                        ALIAS + ".lmdb: put back",
                        "/etc/rspamd/local.d/actions.conf: removed",
                        "postfix reload: done");
        assertThat(etc()).isEqualTo(before);
        assertThat(machine.running.get("postfix")).isEqualTo(machine.configuration("postfix"));
        assertThat(Files.list(machine.at("/var/lib/mailwright")).map(Path::getFileName))
                .containsExactly(Path.of("lock"));
        assertThat(restore()).isEqualTo(Installation.Result.NOTHING);
        assertThat(machine.notes).containsExactly("no apply was here: there is nothing to put back");
        // The next apply is a first one.
        machine.apply(tree(TREE));
        assertThat(machine.read(MAIN + ".before-mailwright")).isEqualTo("their main\n");
    }

    @Test
    void a_table_that_had_no_index_has_none_again() throws IOException, Refused {
        Files.delete(machine.at(ALIAS + ".lmdb"));
        before = etc();
        machine.apply(tree(TREE));
        restore();
        assertThat(etc()).isEqualTo(before);
    }

    /** Also a file that is as apply would have written it was there before. */
    @Test
    void a_file_that_does_not_change_stays_at_a_restore() throws IOException, Refused {
        put(MAIN, "main\n", "rw-r--r--");
        before = etc();
        machine.apply(tree(TREE));
        assertThat(machine.at(MAIN + ".before-mailwright")).doesNotExist();
        machine.apply(tree(TREE.with(MAIN, "another main\n")));
        restore();
        assertThat(etc()).isEqualTo(before);
    }

    @Test
    void a_package_s_own_file_counts_as_nothing_and_comes_back() throws IOException, Refused {
        String dovecot = "/etc/dovecot/dovecot.conf";
        String opendkim = "/etc/opendkim.conf";
        Files.createDirectories(machine.at("/etc/dovecot"));
        Files.createDirectories(machine.at("/var/lib/ucf"));
        Files.createDirectories(machine.at("/var/lib/dpkg"));
        put(dovecot, "default\n", "rw-r--r--");
        put(opendkim, "default\n", "rw-r--r--");
        put(MAIN, "default\n", "rw-r--r--");
        before = etc();
        // md5sum(1) of "default\n"
        String sum = "de2b14ae7499f90736fc4a92327553a5";
        Files.writeString(machine.at("/var/lib/ucf/hashfile"), sum + "  " + dovecot + "\n");
        Files.writeString(
                machine.at("/var/lib/dpkg/status"),
                "Package: opendkim\nConffiles:\n " + opendkim + " " + sum + "\n /etc/other " + sum + "\n");
        machine.apply(tree(TREE.with(dovecot, "dovecot\n").with(opendkim, "opendkim\n")));
        assertThat(machine.at(dovecot + ".before-mailwright")).doesNotExist();
        assertThat(machine.at(opendkim + ".before-mailwright")).doesNotExist();
        assertThat(machine.changes)
                .noneMatch(line -> line.matches("(?s).*(?:dovecot|opendkim).*kept.*"))
                .contains(MAIN + ": kept as " + MAIN + ".before-mailwright");
        restore();
        assertThat(etc()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "file", "directory"})
    void what_is_planted_under_the_name_of_the_copy_is_refused(String what) throws IOException {
        Path victim = Files.writeString(scratch.resolve("victim"), "victim\n");
        Path copy = machine.at(MAIN + ".before-mailwright");
        if (what.equals("link")) {
            Files.createSymbolicLink(copy, victim);
        } else if (what.equals("file")) {
            Files.writeString(copy, "planted\n");
        } else {
            Files.createDirectory(copy);
        }
        before = etc();
        assertThatThrownBy(() -> machine.apply(tree(TREE)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(MAIN + ".before-mailwright: ");
        assertThat(etc()).isEqualTo(before);
        assertThat(victim).hasContent("victim\n");
        assertThat(machine.ran).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a missing copy, is missing or was changed",
        "another copy,   is missing or was changed",
        "an edited file, was edited since the last apply",
    })
    void restore_refuses_what_would_lose_something_and_force_says_so(String what, String refusal)
            throws IOException, Refused {
        machine.apply(tree(TREE));
        Path copy = machine.at(MAIN + ".before-mailwright");
        if (what.equals("a missing copy")) {
            Files.delete(copy);
        } else {
            Files.writeString(what.equals("another copy") ? copy : machine.at(MAIN), "by hand\n");
        }
        Map<String, String> there = machine.snapshot();
        for (Installation.Wish wish : List.of(NOOP, new Installation.Wish(false, Optional.empty()))) {
            assertThat(restore(wish)).isEqualTo(Installation.Result.REFUSED);
            assertThat(machine.faults).hasSize(1).allMatch(fault -> fault.contains(refusal));
            assertThat(machine.snapshot()).isEqualTo(there);
        }
        assertThat(restore(FORCED)).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.notes).anyMatch(note -> note.startsWith("forced (meant): ") && note.contains(refusal));
        assertThat(machine.read(MAIN)).isEqualTo(what.equals("an edited file") ? "their main\n" : "main\n");
        assertThat(machine.read(ALIAS)).contains("bob");
    }

    @Test
    void restore_is_for_the_host_of_the_last_apply() throws IOException, Refused {
        machine.apply(tree(TREE));
        assertThatThrownBy(() -> machine.restore("mx-02.onion.example", FORCED))
                .isInstanceOf(Refused.class)
                .hasMessage("the last apply here was for mx-01.onion.example, not for mx-02.onion.example");
    }

    @Test
    void a_reload_that_fails_is_run_again_and_nothing_is_forgotten_before() throws IOException, Refused {
        machine.apply(tree(TREE));
        machine.broken.add("postfix");
        assertThat(restore()).isEqualTo(Installation.Result.FAILED);
        assertThat(machine.read(MAIN)).isEqualTo("their main\n");
        assertThat(machine.read(MAIN + ".before-mailwright")).isEqualTo("their main\n");
        machine.broken.clear();
        assertThat(restore()).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.ran).contains("postfix reload");
        assertThat(etc()).isEqualTo(before);
    }

    /** Without a main.cf there is nothing that Postfix could read. */
    @Test
    void a_daemon_that_had_no_configuration_is_named() throws IOException, Refused {
        Files.delete(machine.at(MAIN));
        before = etc();
        machine.apply(tree(TREE));
        machine.broken.add("postfix");
        assertThat(restore()).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.notes).anyMatch(note -> note.contains("had no configuration before the first apply"));
        assertThat(etc()).isEqualTo(before);
    }
}
