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
    private static final int ROUNDS = 4;

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

    @Test
    void of_three_at_once_one_works_the_others_say_so_and_nothing_is_mixed() throws IOException, InterruptedException {
        int losers = 0;
        for (int round = 0; round < ROUNDS; round++) {
            MailRoot host = MailRoot.at(scratch.resolve("root-" + round));
            // The one that works is at it for a while.
            host.program("postmap", "sleep 0.1; f=${1#lmdb:}; cat \"$f\" >\"$f.lmdb\"");
            List<Process> processes = new ArrayList<>();
            List<Path> said = new ArrayList<>();
            try {
                for (CompiledTree tree : List.of(before, after, before)) {
                    said.add(scratch.resolve(round + "-" + said.size()));
                    processes.add(new ProcessBuilder(host.command(tree))
                            .redirectErrorStream(true)
                            .redirectOutput(said.get(said.size() - 1).toFile())
                            .start());
                }
                for (int i = 0; i < processes.size(); i++) {
                    assertThat(processes.get(i).waitFor(30, TimeUnit.SECONDS)).isTrue();
                    String text = Files.readString(said.get(i));
                    assertThat(processes.get(i).exitValue()).as(text).isIn(0, 1);
                    if (processes.get(i).exitValue() == 1) {
                        losers++;
                        assertThat(text)
                                .isEqualTo("mailwright: nothing is changed: "
                                        + host.at("/var/lib/mailwright/lock")
                                        + ": another apply is at work\n");
                    }
                }
                assertThat(processes).anyMatch(process -> process.exitValue() == 0);
            } finally {
                processes.forEach(Daemon::end);
            }
            Map<String, CompiledTree.Goal> installed = host.installed();
            assertThat(installed).as("round " + round).isIn(before.goals(), after.goals());
            host.requireAll(installed.equals(before.goals()) ? before : after, " in round " + round);
        }
        assertThat(losers).isPositive();
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
        int whole = 0;
        int refused = 0;
        writer.start();
        try {
            for (int i = 0; i < 300 && (i < 40 || whole == 0 || refused == 0); i++) {
                Run run = host.apply(moving, "--force", "the tree moves");
                assertThat(run.status()).as(run.text()).isIn(0, 1, 3);
                whole += run.status() == 0 ? 1 : 0;
                refused += run.status() == 0 ? 0 : 1;
                assertThat(host.installed()).as(run.text()).isIn(before.goals(), after.goals());
                host.ran();
            }
        } finally {
            stop.set(true);
            writer.join();
        }
        assertThat(fault.get()).isNull();
        assertThat(whole).isPositive();
        assertThat(refused).isPositive();
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
