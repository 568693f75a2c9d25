package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mailwright.cli.Run;
import org.mailwright.daemon.Daemon;

/** Programs that an apply runs and that are missing, fail, hang or are killed; and indexes that no clock can vouch for. */
@Tag("slow")
class ProgramsTest extends OneHost {
    private static final String ALIAS = "/etc/postfix/maps/alias";
    private static final String MAIN = "/etc/postfix/main.cf";

    @BeforeEach
    void what_is_there_before() throws IOException {
        Files.createDirectories(host.at("/etc/postfix"));
        Files.writeString(host.at(MAIN), "old\n");
    }

    private Run apply(int status) {
        Run run = host.apply(tree);
        assertThat(run.status()).as(run.text()).isEqualTo(status);
        return run;
    }

    private void requireOldMain() {
        assertThat(host.at(MAIN)).hasContent("old\n");
        assertThat(host.at("/etc/postfix/master.cf")).doesNotExist();
    }

    @Test
    void without_postmap_main_cf_stays_and_every_table_is_named() throws IOException {
        Files.delete(host.at("/usr/sbin/postmap"));
        Run run = apply(1);
        assertThat(run.err())
                .contains("error: postmap lmdb:" + ALIAS + ": exit status 127: ", "No such file", "stopped before")
                .contains("error: postmap lmdb:/etc/postfix/maps/transport: ");
        requireOldMain();
        host.program("postmap", "for f; do :; done; f=${f#lmdb:}; cat \"$f\" >\"$f.lmdb\"");
        apply(0);
        host.requireAll(tree, "");
    }

    /** An index that is no LMDB file is of no use to Postfix, and postmap(1) does not write over it. */
    @Test
    void the_real_postmap_makes_the_first_indexes_and_new_ones_for_broken_ones() throws IOException {
        Daemon.require("postmap");
        MailRoot.Said said = host.privately(tree, """
                cat /etc/passwd >>$R/etc/passwd; cat /etc/group >>$R/etc/group
                rm $R/etc/postfix/main.cf; cp -a /etc/postfix/dynamicmaps.cf* $R/etc/postfix
                cp $R/usr/sbin/postfix $R/usr/sbin/systemctl $R/tmp
                mount --bind /usr $R/usr
                mount --bind $R/tmp/postfix $R/usr/sbin/postfix
                for i in $R/usr/*bin/systemctl; do mount --bind $R/tmp/systemctl $i; done
                query() { chroot $R postmap -q postmaster@onion.example lmdb:/etc/postfix/maps/alias; }
                apply >/dev/null; say first; query
                echo garbage >$R/etc/postfix/maps/alias.lmdb; touch -d yesterday $R/etc/postfix/maps/alias.lmdb
                query
                apply --detailed-exitcodes; say broken; query
                apply --detailed-exitcodes; say quiet
                """);
        assertThat(said.text().lines())
                .contains("first: 0", "broken: 2", "postmap lmdb:" + ALIAS + ": done", "quiet: 0")
                .containsOnlyOnce(
                        "postmap: fatal: open database /etc/postfix/maps/alias.lmdb: MDB_INVALID: File is not an LMDB file")
                .filteredOn(line -> line.equals("sysadmin@onion.example"))
                .as(said.text())
                .hasSize(2);
        assertThat(host.installed().get(MAIN)).isEqualTo(tree.goal(MAIN).orElseThrow());
    }

    @Test
    void without_systemctl_the_others_run_and_an_operator_is_told() throws IOException {
        Files.delete(host.at("/usr/sbin/systemctl"));
        Run run = apply(0);
        assertThat(run.out()).contains("postfix reload: done");
        assertThat(run.err()).contains("note: systemctl reload rspamd: ", "note: systemctl restart postsrsd: ");
        host.requireAll(tree, "");
    }

    @Test
    void a_reload_that_fails_keeps_no_other_from_running_and_is_run_again() throws IOException {
        host.program("systemctl", "case $1 in reload) echo broken >&2; exit 1;; esac");
        Files.createDirectories(host.at("/usr/bin"));
        Files.copy(host.at("/usr/sbin/systemctl"), host.at("/usr/bin/systemctl"));
        Run run = apply(1);
        assertThat(run.out()).contains("postfix reload: done", "systemctl restart postsrsd: done");
        assertThat(run.err()).contains("error: systemctl reload rspamd: exit status 1: broken");
        assertThat(host.installed().get(MAIN)).isEqualTo(tree.goal(MAIN).orElseThrow());
        host.program("systemctl", ":");
        host.ran();
        apply(0);
        assertThat(host.ran()).containsExactly("systemctl reload rspamd");
        host.requireAll(tree, "");
    }

    @Test
    void a_postmap_that_fails_once_and_leaves_half_an_index_is_run_again() throws IOException {
        host.program(
                "postmap",
                "for f; do :; done; f=${f#lmdb:}; [ -e /failed ] || [ $f != " + ALIAS
                        + " ] || { echo half >$f.lmdb; echo bad >&2; : >/failed; exit 1; }; cat \"$f\" >\"$f.lmdb\"");
        Run run = apply(1);
        assertThat(run.err()).contains("error: postmap lmdb:" + ALIAS + ": exit status 1: bad");
        requireOldMain();
        assertThat(host.apply(tree, "--noop", "--detailed-exitcodes").status()).isEqualTo(2);
        host.ran();
        apply(0);
        assertThat(host.ran())
                .startsWith("postmap -c /var/lib/mailwright/postfix lmdb:" + ALIAS)
                .doesNotHaveDuplicates();
        host.requireAll(tree, "");
    }

    @Test
    void a_run_that_is_told_to_end_while_postmap_hangs_takes_it_along_and_the_next_apply_finishes()
            throws IOException, InterruptedException {
        host.program("postmap", "sleep 1000");
        Process process = new ProcessBuilder(host.command(tree))
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("said").toFile())
                .start();
        try {
            Optional<ProcessHandle> hanging = awaitSleep(process);
            assertThat(hanging).isPresent();
            // While it hangs, another apply says so and leaves.
            assertThat(apply(1).err()).contains("another apply is at work");
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
            assertThat(hanging.get()
                            .onExit()
                            .orTimeout(5, TimeUnit.SECONDS)
                            .join()
                            .isAlive())
                    .isFalse();
            assertThat(Files.readString(scratch.resolve("said"))).doesNotContain("a defect of ours");
        } finally {
            Daemon.end(process);
        }
        requireOldMain();
        host.program("postmap", "for f; do :; done; f=${f#lmdb:}; cat \"$f\" >\"$f.lmdb\"");
        apply(0);
        host.requireAll(tree, "");
    }

    @Test
    void a_run_that_is_killed_while_a_daemon_is_told_leaves_a_lock_that_keeps_nobody_out()
            throws IOException, InterruptedException {
        host.program("systemctl", "sleep 1000");
        Process process = new ProcessBuilder(host.command(tree))
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("said").toFile())
                .start();
        try {
            ProcessHandle hanging = awaitSleep(process).orElseThrow();
            process.destroyForcibly().waitFor();
            hanging.destroyForcibly();
        } finally {
            Daemon.end(process);
        }
        assertThat(host.at("/var/lib/mailwright/journal.json")).exists();
        host.program("systemctl", ":");
        host.ran();
        apply(0);
        assertThat(host.ran()).containsExactly("systemctl reload rspamd", "systemctl restart postsrsd");
        host.requireAll(tree, "");
    }

    /** The signal comes while the program is being started, when nothing waits for its end yet. */
    @RepeatedTest(3)
    void a_run_that_is_told_to_end_while_postmap_starts_takes_it_along() throws IOException, InterruptedException {
        host.program("postmap", "echo $$ >/postmap.pid; kill -TERM $PPID; exec sleep 1000");
        Process process = new ProcessBuilder(host.command(tree))
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("said").toFile())
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
            long pid = Long.parseLong(Files.readString(host.at("/postmap.pid")).strip());
            Optional<ProcessHandle> left = ProcessHandle.of(pid)
                    .filter(handle -> handle.info().command().isPresent());
            left.ifPresent(ProcessHandle::destroyForcibly);
            assertThat(left).isEmpty();
        } finally {
            Daemon.end(process);
        }
    }

    private static Optional<ProcessHandle> awaitSleep(Process process) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(15));
        while (process.isAlive() && Instant.now().isBefore(end)) {
            Optional<ProcessHandle> sleep = process.descendants()
                    .filter(child -> child.info().command().orElse("").endsWith("/sleep"))
                    .findFirst();
            if (sleep.isPresent()) {
                return sleep;
            }
            Thread.sleep(20);
        }
        return Optional.empty();
    }

    @Test
    void a_table_of_the_future_is_indexed_once() throws IOException {
        apply(0);
        host.ran();
        FileTime future = FileTime.from(Instant.now().plus(Duration.ofDays(400)));
        Files.setLastModifiedTime(host.at(ALIAS), future);
        assertThat(host.apply(tree, "--noop", "--detailed-exitcodes").status()).isEqualTo(2);
        assertThat(host.apply(tree, "--detailed-exitcodes").status()).isEqualTo(2);
        assertThat(host.ran()).containsExactly("postmap lmdb:" + ALIAS);
        host.requireAll(tree, "");
    }

    /** What cp -p and mv bring has the time that it had, which is before that of the index. */
    @Test
    void a_table_that_was_put_back_with_its_old_time_is_indexed_again() throws IOException {
        apply(0);
        MailRoot.Said said = host.script(
                tree,
                "set -e; cd $R/etc/postfix/maps; cp -p alias kept; echo x y >alias;"
                        + " cp alias alias.lmdb; sleep 0.05; cp -p kept new; rm kept; mv new alias");
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(Files.getLastModifiedTime(host.at(ALIAS)))
                .isLessThan(Files.getLastModifiedTime(host.at(ALIAS + ".lmdb")));
        host.ran();
        apply(0);
        assertThat(host.ran()).containsExactly("postmap lmdb:" + ALIAS);
        host.requireAll(tree, "");
    }

    @Test
    void a_clock_that_goes_backwards_hides_no_change_and_ends_in_quiet() throws IOException {
        apply(0);
        for (String path : tree.goals().keySet()) {
            Files.setLastModifiedTime(host.at(path), FileTime.from(Instant.now().plus(Duration.ofDays(2))));
        }
        for (String table : new String[] {ALIAS, "/etc/postfix/maps/transport"}) {
            Files.setLastModifiedTime(
                    host.at(table + ".lmdb"), FileTime.from(Instant.now().plus(Duration.ofDays(2))));
        }
        CompiledTree next = tree.copy(scratch.resolve("next"));
        next.with(ALIAS, next.text(ALIAS) + "new@onion.example alice@onion.example\n");
        host.ran();
        Run run = host.apply(next);
        assertThat(run.status()).as(run.text()).isZero();
        assertThat(host.ran()).contains("postmap lmdb:" + ALIAS);
        host.requireAll(next, "");
    }
}
