package org.mailwright.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

/** What an apply does to a machine, and what it refuses to begin. */
class InstallationTest {
    private static final Installation.Wish NOOP = new Installation.Wish(true, Optional.empty());
    private static final String ALIAS = "/etc/postfix/maps/alias";
    private static final SmallTree TREE = new SmallTree()
            .with("/etc/postfix/main.cf", "main\n")
            .with("/etc/postfix/master.cf", "master\n")
            .with(ALIAS, aliases(12))
            .with("/etc/rspamd/local.d/actions.conf", "actions\n")
            .with("/etc/rspamd/dkim/onion.example.key", "SECRET, a test key\n");

    @TempDir
    private Path scratch;

    private SmallMachine machine;
    private int serial;

    @BeforeEach
    void a_machine() throws IOException {
        machine = new SmallMachine(scratch.resolve("root"));
    }

    private HostTree tree(SmallTree tree) throws IOException {
        return tree.at(scratch.resolve("tree-" + serial++));
    }

    private static String aliases(int people) {
        return "# Made by a test.\npostmaster@onion.example alice@onion.example\n"
                + IntStream.range(0, people)
                        .mapToObj(i -> "person" + i + "@onion.example p" + i + "@mail.example\n")
                        .collect(Collectors.joining());
    }

    @Test
    void the_order_is_keys_tables_indexes_configuration_main_reloads() throws IOException, Refused {
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.ran).containsExactly("postmap lmdb:" + ALIAS, "postfix reload", "systemctl reload rspamd");
        assertThat(machine.faults).isEmpty();
        assertThat(machine.changes).contains("/etc/rspamd/dkim/onion.example.key: (secret, new)");
        assertThat(Targets.number(machine.at("/etc/rspamd/dkim/onion.example.key"), "mode") & 0777)
                .isEqualTo(0600);
    }

    @Test
    void the_second_apply_is_quiet_and_writes_nothing() throws IOException, Refused {
        machine.apply(tree(TREE));
        Map<String, String> before = machine.snapshot();
        FileTime written = Files.getLastModifiedTime(machine.at("/var/lib/mailwright/manifest.json"));
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.NOTHING);
        assertThat(machine.changes).isEmpty();
        assertThat(machine.notes).isEmpty();
        assertThat(machine.ran).isEmpty();
        assertThat(machine.snapshot()).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(machine.at("/var/lib/mailwright/manifest.json")))
                .isEqualTo(written);
    }

    @Test
    void noop_tells_and_leaves_no_trace() throws IOException, Refused {
        assertThat(machine.apply(tree(TREE), NOOP)).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.changes)
                .contains("/etc/postfix/main.cf: would be new", "postmap lmdb:" + ALIAS + ": would be run");
        assertThat(machine.snapshot()).containsOnlyKeys("/");
    }

    /** What the first apply put there is a measure, whether or not a daemon could be told of it. */
    @Test
    void a_failed_reload_of_the_first_apply_disarms_no_guard() throws IOException, Refused {
        machine.broken.add("postfix");
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.FAILED);
        assertThat(machine.apply(tree(TREE.with(ALIAS, aliases(2))))).isEqualTo(Installation.Result.REFUSED);
        assertThat(machine.read(ALIAS)).isEqualTo(aliases(12));
        machine.broken.clear();
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.apply(tree(TREE.with(ALIAS, aliases(11))))).isEqualTo(Installation.Result.CHANGED);
    }

    /** A table that was there before the first apply is nobody's measure, also when that apply broke off before it. */
    @Test
    void an_unfinished_first_apply_makes_no_measure_of_what_it_did_not_write() throws IOException, Refused {
        SmallTree keyOnly = new SmallTree().with("/etc/rspamd/local.d/actions.conf", "actions\n");
        machine.systemd();
        machine.broken.add("systemctl");
        assertThat(machine.apply(tree(keyOnly))).isEqualTo(Installation.Result.FAILED);
        Files.createDirectories(machine.at(ALIAS).getParent());
        Files.writeString(machine.at(ALIAS), aliases(40));
        machine.broken.clear();
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.read(ALIAS)).isEqualTo(aliases(12));
    }

    @Test
    void an_action_that_is_pending_and_no_longer_wanted_is_named() throws IOException, Refused {
        machine.systemd();
        machine.broken.add("systemctl");
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.FAILED);
        machine.broken.clear();
        machine.apply(tree(new SmallTree().with(ALIAS, aliases(12)).with("/etc/postfix/main.cf", "main\n")));
        assertThat(machine.notes)
                .contains("systemctl reload rspamd: was pending; the new tree does not need it, so it is dropped");
    }

    @Test
    void one_changed_table_is_indexed_and_nothing_else_runs() throws IOException, Refused {
        machine.apply(tree(TREE));
        assertThat(machine.apply(tree(TREE.with(ALIAS, aliases(13))))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.ran).containsExactly("postmap lmdb:" + ALIAS);
        assertThat(machine.read(ALIAS + ".lmdb")).isEqualTo(aliases(13));
    }

    @Test
    void a_missing_or_older_index_is_made_again() throws IOException, Refused {
        machine.apply(tree(TREE));
        Files.delete(machine.at(ALIAS + ".lmdb"));
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.ran).containsExactly("postmap lmdb:" + ALIAS);
        Files.setLastModifiedTime(machine.at(ALIAS + ".lmdb"), FileTime.fromMillis(0));
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.ran).containsExactly("postmap lmdb:" + ALIAS);
    }

    /** What happened to the index; its time is later than its table's each time. */
    @ParameterizedTest
    @CsvSource({
        "missing, missing",
        "empty,   not the one that apply made of its table",
        "foreign, not the one that apply made of its table",
        "stale,   not the one that apply made of its table",
        "mode,    another owner or mode than its table",
        "link,    not a file",
        "fifo,    not a file",
    })
    void an_index_that_apply_did_not_make_is_made_again_and_said(String what, String fault)
            throws IOException, Refused, InterruptedException {
        machine.apply(tree(TREE));
        Path index = machine.at(ALIAS + ".lmdb");
        Path victim = Files.writeString(scratch.resolve("victim"), "victim\n");
        switch (what) {
            case "empty" -> Files.writeString(index, "");
            case "foreign" -> Files.writeString(index, "press@onion.example mallory@mail.example\n");
            case "stale" -> {
                String old = machine.read(ALIAS + ".lmdb");
                assertThat(machine.apply(tree(TREE.with(ALIAS, aliases(13))))).isEqualTo(Installation.Result.CHANGED);
                Files.writeString(index, old);
                machine.apply(tree(TREE.with(ALIAS, aliases(13))), NOOP);
            }
            case "mode" -> Files.setPosixFilePermissions(index, PosixFilePermissions.fromString("rw-rw-rw-"));
            default -> Files.delete(index);
        }
        if (what.equals("link")) {
            Files.createSymbolicLink(index, victim);
        }
        if (what.equals("fifo")) {
            assertThat(new ProcessBuilder("mkfifo", index.toString()).start().waitFor())
                    .isZero();
        }
        SmallTree same = what.equals("stale") ? TREE.with(ALIAS, aliases(13)) : TREE;
        assertThat(machine.apply(tree(same), NOOP)).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.changes)
                .containsExactly(
                        ALIAS + ".lmdb: " + fault + ", would be made again",
                        "postmap lmdb:" + ALIAS + ": would be run");
        assertThat(machine.apply(tree(same))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.changes)
                .containsExactly(ALIAS + ".lmdb: " + fault + ", is made again", "postmap lmdb:" + ALIAS + ": done");
        assertThat(machine.read(ALIAS + ".lmdb")).isEqualTo(same.files().get(ALIAS));
        assertThat(Files.isSymbolicLink(index)).isFalse();
        assertThat(Targets.number(index, "mode") & 0777).isEqualTo(0644);
        assertThat(victim).hasContent("victim\n");
        assertThat(machine.apply(tree(same))).isEqualTo(Installation.Result.NOTHING);
    }

    /** A backup that comes back has another inode; it is read, and is what it was. */
    @Test
    void an_index_with_the_content_that_it_had_is_right() throws IOException, Refused {
        machine.apply(tree(TREE));
        byte[] made = Files.readAllBytes(machine.at(ALIAS + ".lmdb"));
        Files.delete(machine.at(ALIAS + ".lmdb"));
        Files.write(machine.at(ALIAS + ".lmdb"), made);
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.NOTHING);
    }

    @Test
    void a_directory_in_the_place_of_an_index_is_refused() throws IOException {
        Files.createDirectories(machine.at(ALIAS + ".lmdb/x"));
        assertThatThrownBy(() -> machine.apply(tree(TREE)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(ALIAS + ".lmdb: is in the place of an index");
        assertThat(machine.ran).isEmpty();
    }

    @Test
    void a_postmap_that_makes_nothing_is_a_fault() throws IOException, Refused {
        Programs nothing = command -> "";
        assertThat(SmallMachine.apply(
                        new Machine(machine.root, machine.disk, nothing, false),
                        tree(TREE),
                        new Installation.Wish(false, Optional.empty()),
                        machine))
                .isEqualTo(Installation.Result.FAILED);
        assertThat(machine.faults).contains("postmap lmdb:" + ALIAS + ": it ended well and made no " + ALIAS + ".lmdb");
    }

    /** postmap(1) reads main.cf, and does not start with a broken one. */
    @Test
    void a_broken_main_cf_is_mended_by_the_apply_whose_postmap_it_keeps_from_starting() throws IOException, Refused {
        machine.apply(tree(TREE));
        Files.writeString(machine.at("/etc/postfix/main.cf"), "broken\n");
        assertThat(machine.apply(tree(TREE.with(ALIAS, aliases(13))))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.ran).containsExactly("postmap lmdb:" + ALIAS, "postfix reload");
        assertThat(machine.read("/etc/postfix/main.cf")).isEqualTo("main\n");
        assertThat(machine.read(ALIAS + ".lmdb")).isEqualTo(aliases(13));
        assertThat(machine.at(State.POSTFIX)).doesNotExist();
    }

    /** Only what happened is said: a main.cf that waits for an index did not change. */
    @Test
    void what_a_failed_apply_did_not_touch_is_not_said_to_have_changed() throws IOException, Refused {
        machine.apply(tree(TREE.with("/etc/postfix/maps/gone", "x\n")));
        machine.broken.add("postmap");
        SmallTree next = TREE.with(ALIAS, aliases(13)).with("/etc/postfix/main.cf", "new main\n");
        assertThat(machine.apply(tree(next))).isEqualTo(Installation.Result.FAILED);
        assertThat(machine.changes).containsExactly(ALIAS + ": changed");
        machine.broken.clear();
        assertThat(machine.apply(tree(next))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.changes)
                .containsExactly(
                        "the last apply did not come to its end: this one continues it",
                        "postmap lmdb:" + ALIAS + ": done",
                        "/etc/postfix/main.cf: changed",
                        "postfix reload: done",
                        "/etc/postfix/maps/gone: removed");
    }

    @Test
    void another_mode_is_put_right() throws IOException, Refused {
        machine.apply(tree(TREE));
        Path key = machine.at("/etc/rspamd/dkim/onion.example.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.CHANGED);
        assertThat(Targets.number(key, "mode") & 0777).isEqualTo(0600);
        assertThat(machine.notes).noneMatch(note -> note.contains("edited"));
    }

    @Test
    void a_failed_postmap_stops_before_main_cf_and_runs_again() throws IOException, Refused {
        machine.apply(tree(TREE));
        machine.broken.add("postmap");
        SmallTree next = TREE.with(ALIAS, aliases(13)).with("/etc/postfix/main.cf", "new main\n");
        assertThat(machine.apply(tree(next))).isEqualTo(Installation.Result.FAILED);
        assertThat(machine.read("/etc/postfix/main.cf")).isEqualTo("main\n");
        assertThat(machine.ran).containsExactly("postmap lmdb:" + ALIAS);
        machine.broken.clear();
        assertThat(machine.apply(tree(next))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.ran).containsExactly("postmap lmdb:" + ALIAS, "postfix reload");
        assertThat(machine.read("/etc/postfix/main.cf")).isEqualTo("new main\n");
        assertThat(machine.notes).noneMatch(note -> note.contains("edited"));
    }

    @Test
    void a_failed_reload_is_run_again_although_no_file_changes_and_nothing_is_removed_before()
            throws IOException, Refused {
        machine.apply(tree(TREE.with("/etc/postfix/maps/gone", "x\n")));
        machine.broken.add("postfix");
        SmallTree next = TREE.with("/etc/postfix/main.cf", "new main\n");
        assertThat(machine.apply(tree(next))).isEqualTo(Installation.Result.FAILED);
        assertThat(machine.read("/etc/postfix/maps/gone")).isEqualTo("x\n");
        machine.broken.clear();
        assertThat(machine.apply(tree(next))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.ran).containsExactly("postfix reload");
        assertThat(machine.at("/etc/postfix/maps/gone")).doesNotExist();
        assertThat(machine.at("/etc/postfix/maps/gone.lmdb")).doesNotExist();
    }

    @Test
    void a_drop_in_that_goes_is_gone_before_its_daemon_reads() throws IOException, Refused {
        machine.apply(tree(TREE.with("/etc/rspamd/local.d/antivirus.conf", "x\n")));
        machine.apply(tree(TREE));
        assertThat(machine.ran).containsExactly("systemctl reload rspamd");
        assertThat(machine.running.get("systemctl")).isEqualTo(machine.configuration("systemctl"));
    }

    @Test
    void what_others_put_there_stays() throws IOException, Refused {
        Files.createDirectories(machine.at("/etc/postfix/maps"));
        Files.writeString(machine.at("/etc/postfix/maps/local"), "theirs\n");
        machine.apply(tree(TREE));
        machine.apply(tree(TREE.without("/etc/rspamd/local.d/actions.conf")));
        assertThat(machine.read("/etc/postfix/maps/local")).isEqualTo("theirs\n");
    }

    @Test
    void a_file_edited_by_hand_is_told_before_it_goes() throws IOException, Refused {
        machine.apply(tree(TREE));
        Files.writeString(machine.at("/etc/postfix/main.cf"), "by hand\n");
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.notes)
                .contains("/etc/postfix/main.cf: was edited since the last apply; the edit is overwritten");
        assertThat(machine.read("/etc/postfix/main.cf")).isEqualTo("main\n");
    }

    @Test
    void the_guard_refuses_and_force_says_so() throws IOException, Refused {
        machine.apply(tree(TREE));
        Map<String, String> before = machine.snapshot();
        HostTree fewer = tree(TREE.with(ALIAS, aliases(5)));
        assertThat(machine.apply(fewer)).isEqualTo(Installation.Result.REFUSED);
        assertThat(machine.apply(fewer, NOOP)).isEqualTo(Installation.Result.REFUSED);
        assertThat(machine.snapshot()).isEqualTo(before);
        Installation.Wish forced = new Installation.Wish(false, Optional.of("list closed"));
        assertThat(machine.apply(fewer, forced)).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.notes)
                .contains("forced (list closed): " + ALIAS + " would lose 7 of its 13 entries (more than 30 %)");
    }

    @Test
    void a_table_that_goes_away_loses_all_it_has() throws IOException, Refused {
        machine.apply(tree(TREE));
        assertThat(machine.apply(tree(TREE.without(ALIAS)))).isEqualTo(Installation.Result.REFUSED);
        assertThat(machine.faults)
                .containsExactly("refused: " + ALIAS + " would lose 13 of its 13 entries (more than 30 %)");
    }

    private static String census(String hosts, String draining, int people, String mailboxes) {
        return "{'hosts':[%s],'draining':[%s],'sources':{'ldap':%d},'mailboxes':[%s]}"
                .formatted(quoted(hosts), quoted(draining), people, quoted(mailboxes));
    }

    private static String quoted(String words) {
        return words.isEmpty() ? "" : "'" + words.replace(" ", "','") + "'";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mx srs | ''  | 100 | abuse@a postmaster@a |",
                "mx srs | srs | 70  | abuse@a postmaster@a security@a |",
                "mx web | ''  | 100 | abuse@a postmaster@a | srs has a role no more, and was not draining before",
                "mx srs | ''  | 69  | abuse@a postmaster@a | ldap gave 69 entries, and 100 for the last apply (more than 30 % less)",
                "mx srs | ''  | 100 | abuse@a | postmaster@a would reach nobody, and others rely on it",
            })
    void what_no_table_shows_is_guarded_too(
            String hosts, String draining, int people, String mailboxes, @Nullable String refusal)
            throws IOException, Refused {
        machine.apply(tree(TREE.counting(census("mx srs", "", 100, "abuse@a postmaster@a"))));
        HostTree next = tree(TREE.counting(census(hosts, draining, people, mailboxes)));
        boolean refused = refusal != null;
        Installation.Result expected = refused ? Installation.Result.REFUSED : Installation.Result.NOTHING;
        assertThat(machine.apply(next, NOOP)).isEqualTo(expected);
        assertThat(machine.apply(next)).isEqualTo(expected);
        assertThat(machine.faults).isEqualTo(refused ? List.of("refused: " + refusal) : List.of());
        // What was refused is no measure, and what was let pass is the next one.
        assertThat(machine.apply(next)).isEqualTo(expected);
        Installation.Wish forced = new Installation.Wish(false, Optional.of("meant"));
        assertThat(machine.apply(next, forced)).isEqualTo(Installation.Result.NOTHING);
        assertThat(machine.apply(next)).isEqualTo(Installation.Result.NOTHING);
    }

    @Test
    void a_host_that_was_draining_may_go() throws IOException, Refused {
        machine.apply(tree(TREE.counting(census("mx srs", "srs", 100, ""))));
        assertThat(machine.apply(tree(TREE.counting(census("mx", "", 100, "")))))
                .isEqualTo(Installation.Result.NOTHING);
    }

    /** postmap(1) reads main.cf; on a machine without one it reads the one that comes. */
    @Test
    void the_first_apply_makes_indexes_before_main_cf_is_there() throws IOException, Refused {
        machine.stopped.addAll(List.of("postfix", "rspamd"));
        machine.systemd();
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.read(ALIAS + ".lmdb")).isEqualTo(aliases(12));
        assertThat(machine.faults).isEmpty();
        assertThat(machine.notes)
                .contains(
                        "postfix reload: not done: postfix does not run, and reads its files when it starts",
                        "systemctl reload rspamd: not done: rspamd does not run, and reads its files when it starts");
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.NOTHING);
    }

    @Test
    void on_a_machine_without_systemd_nobody_is_told() throws IOException, Refused {
        machine.stopped.add("rspamd");
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.notes)
                .contains("systemctl reload rspamd: not done: systemd does not run here: see to it yourself");
    }

    @Test
    void the_first_apply_knows_no_percentage() throws IOException, Refused {
        Files.createDirectories(machine.at("/etc/postfix/maps"));
        Files.writeString(machine.at(ALIAS), aliases(100));
        assertThat(machine.apply(tree(TREE))).isEqualTo(Installation.Result.CHANGED);
    }

    @Test
    void a_forced_apply_that_stopped_is_finished_without_force() throws IOException, Refused {
        machine.apply(tree(TREE.with("/etc/postfix/maps/zeta", aliases(12))));
        HostTree fewer = tree(TREE.with(ALIAS, aliases(5)));
        machine.broken.add("postmap");
        machine.apply(fewer, new Installation.Wish(false, Optional.of("list closed")));
        machine.broken.clear();
        assertThat(machine.apply(fewer)).isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.at("/etc/postfix/maps/zeta")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc",
                "/etc/postfix/maps",
                "/etc/postfix/maps/alias",
                "/etc/postfix/main.cf",
                "/var/lib/mailwright",
                "/var/lib/mailwright/lock",
                "/var/lib/mailwright/manifest.json"
            })
    void a_symbolic_link_on_the_way_is_refused(String planted) throws IOException {
        Path elsewhere = Files.createDirectory(scratch.resolve("elsewhere"));
        Files.createDirectories(machine.at(planted).resolveSibling(""));
        Files.createSymbolicLink(machine.at(planted), elsewhere);
        assertThatThrownBy(() -> machine.apply(tree(TREE)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(planted + ": is a symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(machine.ran).isEmpty();
    }

    @Test
    void a_link_in_the_place_of_a_temporary_file_is_not_written_through() throws IOException, Refused {
        Path victim = Files.writeString(scratch.resolve("victim"), "victim\n");
        Files.createDirectories(machine.at("/etc/postfix"));
        Files.createSymbolicLink(Targets.fresh(machine.at("/etc/postfix/main.cf")), victim);
        machine.apply(tree(TREE));
        assertThat(victim).hasContent("victim\n");
        assertThat(machine.read("/etc/postfix/main.cf")).isEqualTo("main\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/postfix/main.cf", "/etc/postfix/maps/alias"})
    void a_directory_where_a_file_should_be_is_refused(String planted) throws IOException {
        Files.createDirectories(machine.at(planted));
        assertThatThrownBy(() -> machine.apply(tree(TREE)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(planted + ": is in the place of a file");
        assertThat(machine.ran).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx"})
    void a_parent_that_others_may_write_is_refused(String mode) throws IOException {
        Files.createDirectories(machine.at("/etc/postfix/maps"));
        Files.setPosixFilePermissions(machine.at("/etc/postfix"), PosixFilePermissions.fromString(mode));
        assertThatThrownBy(() -> machine.apply(tree(TREE)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("/etc/postfix: others may write it");
    }

    @Test
    void an_owner_that_does_not_exist_is_told_before_anything_happens() throws IOException {
        Path files = scratch.resolve("owners");
        HostTree tree = TREE.at(files);
        Path manifest = files.resolve("hosts").resolve(SmallTree.HOST).resolve("manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replaceFirst("\"group\":\"root\"", "\"group\":\"_rspamd\""));
        HostTree foreign = SmallTree.read(files);
        assertThat(tree.manifest()).isNotEqualTo(foreign.manifest());
        assertThatThrownBy(() -> SmallMachine.apply(
                        new Machine(machine.root, machine.disk, machine, true),
                        foreign,
                        new Installation.Wish(false, Optional.empty()),
                        machine))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("root:_rspamd: no such user or group");
        assertThat(machine.at("/etc")).doesNotExist();
    }

    @Test
    void two_applies_do_not_mix() throws IOException, Refused {
        SmallMachine other = new SmallMachine(machine.root);
        HostTree tree = tree(TREE);
        Programs second = command -> {
            assertThatThrownBy(() -> other.apply(tree))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("another apply is at work");
            return machine.run(command);
        };
        assertThat(SmallMachine.apply(
                        new Machine(machine.root, machine.disk, second, false),
                        tree,
                        new Installation.Wish(false, Optional.empty()),
                        machine))
                .isEqualTo(Installation.Result.CHANGED);
        assertThat(machine.ran).hasSize(3);
        assertThat(other.ran).isEmpty();
        assertThat(other.apply(tree)).isEqualTo(Installation.Result.NOTHING);
    }
}
