package org.mailwright.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.tree.HostTree;
import org.mailwright.tree.Refused;
import org.mailwright.tree.SmallTree;
import org.mailwright.tree.Targets;

/** Breaks the disk at every step of an apply: what is left is whole, no secret is open, and the next apply ends well. */
class CrashTest {
    private static final SmallTree OLD = new SmallTree()
            .with("/etc/postfix/main.cf", "old main\n")
            .with("/etc/postfix/master.cf", "old master\n")
            .with("/etc/postfix/maps/alias", "a@onion.example old\n")
            .with("/etc/postfix/maps/gone", "gone\n")
            .with("/etc/rspamd/local.d/actions.conf", "old actions\n")
            .with("/etc/rspamd/local.d/antivirus.conf", "gone too\n")
            .with("/etc/rspamd/dkim/onion.example.key", "SECRET old, a test key\n");

    private static final SmallTree NEW = new SmallTree()
            .with("/etc/postfix/main.cf", "the new main\n")
            .with("/etc/postfix/master.cf", "the new master\n")
            .with("/etc/postfix/maps/alias", "a@onion.example new\n")
            .with("/etc/postfix/maps/transport", "onion.example smtp:mx\n")
            .with("/etc/rspamd/local.d/actions.conf", "the new actions\n")
            .with("/etc/rspamd/local.d/arc.conf", "arc\n")
            .with("/etc/postsrsd/secret", "SECRET srs, a test secret\n")
            .with("/etc/rspamd/dkim/onion.example.key", "SECRET new, a test key\n");

    @TempDir
    private Path scratch;

    private int serial;

    private SmallMachine machine(HostTree old) throws IOException, Refused {
        SmallMachine machine = new SmallMachine(scratch.resolve("root-" + serial++));
        machine.apply(old);
        return machine;
    }

    private static void whole(SmallMachine machine, String when) throws IOException {
        Set<String> paths = new TreeSet<>(OLD.files().keySet());
        paths.addAll(NEW.files().keySet());
        for (String path : paths) {
            assertThat(machine.read(path))
                    .as(path + when)
                    .isIn(OLD.files().getOrDefault(path, ""), NEW.files().getOrDefault(path, ""));
        }
        if (machine.read("/etc/postfix/main.cf").equals(NEW.files().get("/etc/postfix/main.cf"))) {
            for (String path : NEW.files().keySet()) {
                if (SmallTree.isIndexed(path)) {
                    assertThat(machine.read(path + ".lmdb"))
                            .as(path + when)
                            .isEqualTo(NEW.files().get(path));
                }
            }
        } else {
            assertThat(machine.read("/etc/postfix/maps/gone")).as(when).isNotEmpty();
        }
        try (Stream<Path> walk = Files.walk(machine.root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains("SECRET") || file.toString().contains("/mailwright/")) {
                    assertThat(Targets.number(file, "mode") & 0777)
                            .as(file + when)
                            .isEqualTo(0600);
                }
            }
        }
    }

    @Test
    void a_fault_at_any_step_leaves_whole_files_and_the_next_apply_finishes() throws IOException, Refused {
        HostTree old = OLD.at(scratch.resolve("old"));
        HostTree fresh = NEW.at(scratch.resolve("new"));
        SmallMachine clean = machine(old);
        clean.disk.breakAt(FaultyDisk.Fault.NONE, 0);
        assertThat(clean.apply(fresh)).isEqualTo(Installation.Result.CHANGED);
        int steps = clean.disk.steps();
        Map<String, String> goal = clean.snapshot();
        assertThat(goal).doesNotContainKey("/etc/postfix/maps/gone").doesNotContainKey("/etc/postfix/maps/gone.lmdb");
        int faults = 0;
        // A crash after a step is one before the next.
        for (FaultyDisk.Fault how : List.of(FaultyDisk.Fault.CRASH_BEFORE, FaultyDisk.Fault.FULL)) {
            for (int step = 1; step <= steps; step++) {
                String when = " after " + how + " at step " + step;
                SmallMachine machine = machine(old);
                machine.disk.breakAt(how, step);
                try {
                    machine.apply(fresh);
                } catch (IOException | Refused e) {
                    assertThat(e).as(when).hasMessageMatching("no power|No space left on device");
                }
                faults += machine.disk.isBroken() ? 1 : 0;
                whole(machine, when);
                machine.disk.breakAt(FaultyDisk.Fault.NONE, 0);
                machine.apply(fresh);
                assertThat(machine.snapshot()).as(when).isEqualTo(goal);
                assertThat(machine.running).as(when).isEqualTo(clean.running);
                assertThat(machine.apply(fresh)).as(when).isEqualTo(Installation.Result.NOTHING);
            }
        }
        assertThat(faults).isGreaterThan(200);
    }

    @Test
    void after_a_fault_at_any_step_another_tree_can_be_applied() throws IOException, Refused {
        HostTree old = OLD.at(scratch.resolve("old"));
        HostTree fresh = NEW.at(scratch.resolve("new"));
        SmallMachine clean = machine(old);
        clean.disk.breakAt(FaultyDisk.Fault.NONE, 0);
        Map<String, String> goal = clean.snapshot();
        clean.apply(fresh);
        int steps = clean.disk.steps();
        for (int step = 1; step <= steps; step++) {
            SmallMachine machine = machine(old);
            Map<String, Map<String, String>> running = Map.copyOf(machine.running);
            machine.disk.breakAt(FaultyDisk.Fault.CRASH_AFTER, step);
            try {
                machine.apply(fresh);
            } catch (IOException | Refused e) {
                assertThat(e).hasMessage("no power");
            }
            machine.disk.breakAt(FaultyDisk.Fault.NONE, 0);
            machine.apply(old);
            Map<String, String> back = machine.snapshot();
            // The directory of the SRS secret stays; nothing of ours is in it.
            back.remove("/etc/postsrsd");
            assertThat(back).as("after step " + step).isEqualTo(goal);
            assertThat(machine.running).as("after step " + step).isEqualTo(running);
        }
    }

    @Test
    void a_fault_at_any_step_of_the_first_apply_is_finished_by_the_next() throws IOException, Refused {
        HostTree fresh = NEW.at(scratch.resolve("new"));
        SmallMachine clean = new SmallMachine(scratch.resolve("clean"));
        clean.disk.breakAt(FaultyDisk.Fault.NONE, 0);
        assertThat(clean.apply(fresh)).isEqualTo(Installation.Result.CHANGED);
        int steps = clean.disk.steps();
        for (FaultyDisk.Fault how : List.of(FaultyDisk.Fault.CRASH_BEFORE, FaultyDisk.Fault.FULL)) {
            for (int step = 1; step <= steps; step++) {
                String when = " after " + how + " at step " + step;
                SmallMachine machine = new SmallMachine(scratch.resolve("root-" + serial++));
                machine.disk.breakAt(how, step);
                try {
                    machine.apply(fresh);
                } catch (IOException | Refused e) {
                    assertThat(e).as(when).hasMessageMatching("no power|No space left on device");
                }
                machine.disk.breakAt(FaultyDisk.Fault.NONE, 0);
                machine.apply(fresh);
                assertThat(machine.snapshot()).as(when).isEqualTo(clean.snapshot());
                assertThat(machine.running).as(when).isEqualTo(clean.running);
            }
        }
    }

    private static final Map<String, String> THEIRS = Map.of(
            "/etc/postfix/main.cf", "their main\n",
            "/etc/postfix/maps/alias", "a@onion.example theirs\n",
            "/etc/postfix/maps/alias.lmdb", "their index\n",
            "/etc/rspamd/local.d/arc.conf", "their arc\n",
            "/etc/rspamd/dkim/onion.example.key", "SECRET theirs\n");

    /** A machine that somebody set up without us; as it is remembered with what is below /etc only. */
    private SmallMachine theirs() throws IOException {
        SmallMachine machine = new SmallMachine(scratch.resolve("theirs-" + serial++));
        for (String path : new TreeSet<>(THEIRS.keySet())) {
            Files.createDirectories(machine.at(path).resolveSibling(""));
            Files.writeString(machine.at(path), THEIRS.get(path));
            Files.setPosixFilePermissions(
                    machine.at(path),
                    PosixFilePermissions.fromString(SmallTree.isSecret(path) ? "rw-------" : "rw-r-----"));
        }
        return machine;
    }

    private static Map<String, String> etc(SmallMachine machine) throws IOException {
        Map<String, String> files = machine.snapshot();
        // Directories of ours stay; nothing of ours is in them.
        files.entrySet()
                .removeIf(file ->
                        !file.getKey().startsWith("/etc") || file.getValue().startsWith("4"));
        return files;
    }

    private static void broken(SmallMachine machine, FaultyDisk.Fault how, int step, Attempt attempt) {
        machine.disk.breakAt(how, step);
        try {
            attempt.make();
        } catch (IOException | Refused e) {
            assertThat(e).hasMessageMatching("no power|No space left on device");
        }
        machine.disk.breakAt(FaultyDisk.Fault.NONE, 0);
    }

    /** What a disk breaks under. */
    private interface Attempt {
        void make() throws IOException, Refused;
    }

    private static void nothingIsLost(SmallMachine machine, String when) throws IOException {
        for (Map.Entry<String, String> file : THEIRS.entrySet()) {
            assertThat(file.getValue())
                    .as(file.getKey() + when)
                    .isIn(machine.read(file.getKey()), machine.read(file.getKey() + ".before-mailwright"));
        }
    }

    @Test
    void a_fault_at_any_step_of_a_first_apply_or_of_its_restore_loses_nothing_that_was_there()
            throws IOException, Refused {
        HostTree fresh = NEW.at(scratch.resolve("new"));
        Installation.Wish wish = new Installation.Wish(false, Optional.empty());
        SmallMachine clean = theirs();
        final Map<String, String> before = etc(clean);
        clean.disk.breakAt(FaultyDisk.Fault.NONE, 0);
        clean.apply(fresh);
        final int applying = clean.disk.steps();
        final Map<String, String> goal = clean.snapshot();
        clean.disk.breakAt(FaultyDisk.Fault.NONE, 0);
        clean.restore(SmallTree.HOST, wish);
        final int restoring = clean.disk.steps();
        assertThat(etc(clean)).isEqualTo(before);
        // A crash after a step is one before the next.
        for (FaultyDisk.Fault how : List.of(FaultyDisk.Fault.CRASH_BEFORE, FaultyDisk.Fault.FULL)) {
            for (int step = 1; step <= applying; step += how == FaultyDisk.Fault.FULL ? 3 : 1) {
                String when = " after " + how + " at step " + step;
                SmallMachine machine = theirs();
                broken(machine, how, step, () -> machine.apply(fresh));
                nothingIsLost(machine, when);
                machine.apply(fresh);
                assertThat(machine.snapshot()).as(when).isEqualTo(goal);
                machine.restore(SmallTree.HOST, wish);
                assertThat(etc(machine)).as(when).isEqualTo(before);
            }
            for (int step = 1; step <= restoring; step += how == FaultyDisk.Fault.FULL ? 3 : 1) {
                String when = " after " + how + " at step " + step + " of the restore";
                SmallMachine machine = theirs();
                machine.apply(fresh);
                broken(machine, how, step, () -> machine.restore(SmallTree.HOST, wish));
                nothingIsLost(machine, when);
                if (step % 2 == 0) {
                    machine.apply(fresh);
                    assertThat(machine.snapshot()).as(when).isEqualTo(goal);
                    nothingIsLost(machine, when);
                }
                machine.restore(SmallTree.HOST, wish);
                assertThat(etc(machine)).as(when).isEqualTo(before);
                assertThat(machine.restore(SmallTree.HOST, wish)).as(when).isEqualTo(Installation.Result.NOTHING);
            }
        }
    }

    /** An apply that broke off is taken back too. */
    @Test
    void a_first_apply_that_broke_off_at_any_step_can_be_taken_back() throws IOException, Refused {
        HostTree fresh = NEW.at(scratch.resolve("new"));
        Installation.Wish wish = new Installation.Wish(false, Optional.empty());
        SmallMachine clean = theirs();
        final Map<String, String> before = etc(clean);
        clean.disk.breakAt(FaultyDisk.Fault.NONE, 0);
        clean.apply(fresh);
        int steps = clean.disk.steps();
        for (int step = 1; step <= steps; step++) {
            SmallMachine machine = theirs();
            broken(machine, FaultyDisk.Fault.CRASH_AFTER, step, () -> machine.apply(fresh));
            machine.restore(SmallTree.HOST, wish);
            assertThat(etc(machine)).as("after step " + step).isEqualTo(before);
        }
    }
}
