package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.cli.Run;
import org.mailwright.daemon.Daemon;

/** Programs that an apply runs and that are missing, fail, hang or are killed; and indexes that no clock can vouch for. */
@Tag("slow")
class ProgramsTest {
    private static final String ALIAS = "/etc/postfix/maps/alias";
    private static final String MAIN = "/etc/postfix/main.cf";

    @TempDir
    private static Path shared;

    private static CompiledTree tree;

    @TempDir
    private Path scratch;

    private MailHost host;

    @BeforeAll
    static void a_tree() {
        tree = CompiledTree.onion(shared.resolve("tree"));
    }

    @BeforeEach
    void a_host() throws IOException {
        MailHost.requireRoot();
        host = MailHost.at(scratch.resolve("root"));
    }

    private Run apply(int status) {
        Run run = host.apply(tree);
        assertThat(run.status()).as(run.text()).isEqualTo(status);
        return run;
    }

    private void requireNoMain() {
        assertThat(host.at(MAIN)).doesNotExist();
        assertThat(host.at("/etc/postfix/master.cf")).doesNotExist();
    }

    @Test
    void without_postmap_main_cf_stays_and_every_table_is_named() throws IOException {
        Files.delete(host.at("/usr/sbin/postmap"));
        Run run = apply(1);
        assertThat(run.err())
                .contains("error: postmap lmdb:" + ALIAS + ": exit status 127: ", "No such file", "stopped before")
                .contains("error: postmap lmdb:/etc/postfix/maps/transport: ");
        requireNoMain();
        host.program("postmap", "f=${1#lmdb:}; cat \"$f\" >\"$f.lmdb\"");
        apply(0);
        host.requireAll(tree, "");
    }

    @Test
    void a_program_that_this_machine_lacks_does_not_keep_the_others_from_running() throws IOException {
        Files.delete(host.at("/usr/sbin/systemctl"));
        Run run = apply(1);
        assertThat(run.out()).contains("postfix reload: done");
        assertThat(run.err()).contains("error: systemctl reload rspamd: ", "error: systemctl restart postsrsd: ");
        assertThat(host.at(MAIN)).exists();
        host.program("systemctl", ":");
        Run next = apply(0);
        assertThat(host.ran())
                .endsWith("postfix reload", "systemctl reload rspamd", "systemctl restart postsrsd")
                .filteredOn(line -> line.equals("postfix reload"))
                .as(next.text())
                .hasSize(1);
        host.requireAll(tree, "");
    }

    @Test
    void a_postmap_that_fails_once_and_leaves_half_an_index_is_run_again() throws IOException {
        host.program(
                "postmap",
                "f=${1#lmdb:}; [ -e /failed ] || [ $f != " + ALIAS
                        + " ] || { echo half >$f.lmdb; echo bad >&2; : >/failed; exit 1; }; cat \"$f\" >\"$f.lmdb\"");
        Run run = apply(1);
        assertThat(run.err()).contains("error: postmap lmdb:" + ALIAS + ": exit status 1: bad");
        requireNoMain();
        assertThat(host.apply(tree, "--noop", "--detailed-exitcodes").status()).isEqualTo(2);
        host.ran();
        apply(0);
        assertThat(host.ran()).startsWith("postmap lmdb:" + ALIAS).doesNotHaveDuplicates();
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
        requireNoMain();
        host.program("postmap", "f=${1#lmdb:}; cat \"$f\" >\"$f.lmdb\"");
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
        MailHost.Said said = host.script(
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
