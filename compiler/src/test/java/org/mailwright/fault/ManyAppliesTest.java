package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.cli.Run;
import org.mailwright.daemon.Daemon;

/** Several applies at once, and a tree that is written while it is read: one of them, whole. */
@Tag("slow")
class ManyAppliesTest {
    @TempDir
    private static Path shared;

    private static CompiledTree before;
    private static CompiledTree after;

    @TempDir
    private Path scratch;

    @BeforeAll
    static void trees() throws IOException {
        before = CompiledTree.onion(shared.resolve("before"));
        after = before.copy(shared.resolve("after"));
        for (String path : before.goals().keySet()) {
            after.with(path, after.text(path) + "# another\n");
        }
        after.without("/etc/rspamd/local.d/asn.conf");
    }

    @BeforeEach
    void root() {
        MailRoot.requireRoot();
    }

    /** The one that works stands in postmap until the others have ended. */
    @Test
    void of_three_at_once_one_works_the_others_say_so_and_nothing_is_mixed() throws IOException, InterruptedException {
        MailRoot host = MailRoot.at(scratch.resolve("root"));
        Path go = host.at("/tmp/go");
        host.program(
                "postmap",
                "i=0; until [ -e /tmp/go ] || [ $i -ge 300 ]; do sleep 0.1; i=$((i + 1)); done;"
                        + " for f; do :; done; f=${f#lmdb:}; cat \"$f\" >\"$f.lmdb\"");
        Path said = scratch.resolve("said");
        Process first = new ProcessBuilder(host.command(before))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            Path ran = host.at("/var/log/ran");
            for (int i = 0; i < 300 && !Files.exists(ran); i++) {
                Thread.sleep(100);
            }
            assertThat(ran).exists();
            for (CompiledTree tree : List.of(after, before)) {
                MailRoot.Said late = MailRoot.run(host.command(tree));
                assertThat(late.status()).as(late.text()).isEqualTo(1);
                assertThat(late.text())
                        .isEqualTo("mailwright: nothing is changed: " + host.at("/var/lib/mailwright/lock")
                                + ": another apply is at work\n");
            }
            Files.createFile(go);
            assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(first.exitValue()).as(Files.readString(said)).isZero();
        } finally {
            Daemon.end(first);
        }
        host.requireAll(before, " after three at once");
    }

    @Test
    void three_that_start_together_leave_the_files_of_one() throws IOException, InterruptedException {
        MailRoot host = MailRoot.at(scratch.resolve("root"));
        List<Process> processes = new ArrayList<>();
        try {
            for (CompiledTree tree : List.of(before, after, before)) {
                processes.add(new ProcessBuilder(host.command(tree))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start());
            }
            for (Process process : processes) {
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isIn(0, 1);
            }
            assertThat(processes).anyMatch(process -> process.exitValue() == 0);
        } finally {
            processes.forEach(Daemon::end);
        }
        assertThat(host.installed()).isIn(before.goals(), after.goals());
    }

    @Test
    void a_tree_that_is_written_while_it_is_read_is_refused_or_whole() throws IOException, InterruptedException {
        MailRoot host = MailRoot.at(scratch.resolve("root"));
        assertThat(host.apply(before).status()).isZero();
        CompiledTree moving = before.copy(scratch.resolve("moving"));
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<IOException> fault = new AtomicReference<>();
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; !stop.get(); i++) {
                    replace((i & 1) == 0 ? after : before, moving);
                    Thread.sleep(i % 7 * 5L);
                }
            } catch (IOException e) {
                fault.set(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 40; i++) {
                Run run = host.apply(moving, "--force", "the tree moves");
                assertThat(run.status()).as(run.text()).isIn(0, 1, 3);
                assertThat(host.installed()).as(run.text()).isIn(before.goals(), after.goals());
                host.ran();
            }
        } finally {
            stop.set(true);
            writer.join();
        }
        assertThat(fault.get()).isNull();
        assertThat(host.apply(after).status()).isZero();
        host.requireAll(after, " in the end");
    }

    /** Writes one tree over another, file by file and the manifest last, as {@code compile -o} does. */
    private static void replace(CompiledTree from, CompiledTree to) throws IOException {
        for (Map.Entry<String, CompiledTree.Goal> file : from.goals().entrySet()) {
            Path fresh = Files.writeString(
                    to.directory().resolve("fresh"), file.getValue().content());
            Files.move(
                    fresh, to.file(file.getKey()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        Path fresh = to.directory().resolve("fresh");
        Files.copy(from.manifest(), fresh);
        Files.move(fresh, to.manifest(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
