package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.artefact.Artefact;
import org.mailwright.cli.Run;
import org.mailwright.daemon.Daemon;
import org.mailwright.tree.CompiledFiles;
import org.mailwright.tree.HostTree;
import org.mailwright.tree.Manifest;

/**
 * Kills a compile at system calls all over its work, and gives it a full disk: who reads the tree then sees the old one
 * or the new one, and the next compile finishes.
 */
@Tag("slow")
class KilledCompileTest {
    private static final String CALLS = "mkdir,chmod,rename,unlink,rmdir,write";

    @TempDir
    private static Path shared;

    private static OwnCompile before;
    private static OwnCompile after;
    private static Map<String, String> old = Map.of();
    private static Map<String, String> fresh = Map.of();
    private static Map<String, String> files = Map.of();

    @TempDir
    private Path scratch;

    @BeforeAll
    static void sites() throws IOException {
        before = OwnCompile.of(shared.resolve("before"), "x-before");
        after = OwnCompile.of(shared.resolve("after"), "x-after");
        assertThat(before.into(shared.resolve("old")).status()).isZero();
        assertThat(after.into(shared.resolve("new")).status()).isZero();
        old = seen(shared.resolve("old"));
        fresh = seen(shared.resolve("new"));
        files = OwnCompile.files(shared.resolve("new"), false);
        assertThat(old).isNotEqualTo(fresh);
    }

    /** The tree as a plan and an apply read it: content by path. */
    private static Map<String, String> seen(Path out) throws IOException {
        Map<String, String> seen = new TreeMap<>();
        for (Artefact artefact : CompiledFiles.read(out).artefacts()) {
            StringBuilder text = new StringBuilder();
            artefact.body().write((line, causes) -> text.append(line).append('\n'));
            seen.put(artefact.path(), text.toString());
        }
        HostTree host = HostTree.read(out, OwnCompile.HOST);
        for (Manifest.Item item : host.manifest().files()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            host.write(item, content);
            assertThat(content.toString(StandardCharsets.UTF_8))
                    .isEqualTo(seen.get("hosts/" + OwnCompile.HOST + item.path()));
        }
        return seen;
    }

    @BeforeEach
    void tools() {
        if (Daemon.require("strace").run(List.of("true")).status() != 0) {
            Daemon.skip("strace may not trace here");
        }
    }

    private Path tree(String name) throws IOException {
        Path out = scratch.resolve(name);
        MailRoot.Said said =
                MailRoot.run(List.of("cp", "-a", shared.resolve("old").toString(), out.toString()));
        assertThat(said.status()).as(said.text()).isZero();
        return out;
    }

    /** How often the thread that writes the tree makes each system call. */
    private Map<String, Long> counts(Path out) throws IOException {
        Path log = scratch.resolve("strace.txt");
        List<String> command = new ArrayList<>(List.of(
                "strace", "-qq", "-ff", "--seccomp-bpf", "-s", "8", "-o", log.toString(), "-e", "trace=" + CALLS));
        command.addAll(after.command(out));
        MailRoot.Said said = MailRoot.run(command);
        assertThat(said.status()).as(said.text()).isZero();
        try (Stream<Path> threads = Files.list(scratch)) {
            for (Path thread : threads.filter(path -> path.toString().contains("strace.txt."))
                    .toList()) {
                List<String> lines = Files.readAllLines(thread, StandardCharsets.UTF_8);
                if (lines.stream().anyMatch(line -> line.startsWith("rename("))) {
                    return lines.stream()
                            .filter(line -> line.matches("[a-z]+\\(.*"))
                            .collect(Collectors.groupingBy(
                                    line -> line.replaceFirst("\\(.*", ""), Collectors.counting()));
                }
            }
        }
        throw new AssertionError("nothing was renamed");
    }

    @Test
    void killed_at_any_system_call_it_leaves_one_whole_tree_and_the_next_compile_finishes() throws IOException {
        Path counted = tree("counted");
        Map<String, Long> counts = new TreeMap<>(counts(counted));
        assertThat(OwnCompile.files(counted, false)).isEqualTo(files);
        assertThat(counts).containsKeys("mkdir", "rename", "unlink", "write");
        List<String> kills = new ArrayList<>();
        counts.forEach((call, count) -> spread(call.equals("rename") ? 6 : 4, count)
                .forEach(when -> kills.add(call + ":signal=KILL:when=" + when)));
        List<String> alive = kills.stream().filter(kill -> !isKilled(kill)).toList();
        assertThat(alive).as(counts.toString()).hasSizeLessThan(kills.size() / 4);
    }

    private static TreeSet<Long> spread(int parts, long count) {
        TreeSet<Long> numbers = new TreeSet<>();
        for (int i = 0; i < parts; i++) {
            numbers.add(1 + (count - 1) * i / (parts - 1));
        }
        return numbers;
    }

    private boolean isKilled(String kill) {
        try {
            Path out = tree(kill.replaceAll("[^a-z0-9]+", "-"));
            List<String> command = new ArrayList<>(
                    List.of("strace", "-qq", "-f", "-o", "/dev/null", "-e", "trace=" + CALLS, "-e", "inject=" + kill));
            command.addAll(after.command(out));
            MailRoot.Said said = MailRoot.run(command);
            assertThat(seen(out)).as(kill + said.text()).isIn(old, fresh);
            Run next = after.into(out);
            assertThat(next.status()).as(kill + next.text()).isZero();
            assertThat(OwnCompile.files(out, false)).as(kill).isEqualTo(files);
            return said.status() == 128 + 9;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_first_compile_of_a_tree_can_be_killed_too() throws IOException {
        for (String kill :
                List.of("rename:signal=KILL:when=1", "rename:signal=KILL:when=9", "mkdir:signal=KILL:when=60")) {
            Path out = scratch.resolve(kill.replaceAll("[^a-z0-9]+", "-"));
            List<String> command = new ArrayList<>(
                    List.of("strace", "-qq", "-f", "-o", "/dev/null", "-e", "trace=" + CALLS, "-e", "inject=" + kill));
            command.addAll(after.command(out));
            MailRoot.Said said = MailRoot.run(command);
            assertThat(said.status()).as(kill + said.text()).isEqualTo(128 + 9);
            Run next = after.into(out);
            assertThat(next.status()).as(kill + next.text()).isZero();
            assertThat(OwnCompile.files(out, false)).as(kill).isEqualTo(files);
        }
    }

    @Test
    void a_full_disk_leaves_the_old_tree_and_says_so() throws IOException {
        MailRoot.requireRoot();
        Path disk = Files.createDirectory(scratch.resolve("disk"));
        Path kept = scratch.resolve("kept");
        String mounted = String.join(
                "\n",
                "set -e",
                "mount -t tmpfs -o size=SIZE,mode=0700 none " + disk,
                quoted(before.command(disk.resolve("out"))),
                "cp -a " + disk.resolve("out") + " " + kept,
                "df --output=avail " + disk + " | tail -n1 >&2",
                "set +e",
                // Leaves a little less than the new files need.
                "dd if=/dev/zero of=" + disk.resolve("ballast") + " bs=1k count=$(($(df --output=avail " + disk
                        + " | tail -n1) - 8)) status=none",
                quoted(after.command(disk.resolve("out"))) + "; echo status $?",
                "diff -r " + kept + " " + disk.resolve("out") + " && echo the old tree",
                "rm " + disk.resolve("ballast"),
                quoted(after.command(disk.resolve("out"))) + "; echo status $?",
                "diff -r " + shared.resolve("new") + " " + disk.resolve("out") + " && echo the new tree");
        MailRoot.Said said = MailRoot.run(
                List.of("unshare", "--mount", "--propagation", "private", "sh", "-c", mounted.replace("SIZE", "2m")));
        assertThat(said.text())
                .containsPattern("mailwright: nothing is written: .*: No space left on device")
                .contains("status 1\nthe old tree\nstatus 0\nthe new tree");
    }

    private static String quoted(List<String> command) {
        return command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    @Test
    void two_compiles_at_once_leave_the_tree_of_one_of_them() throws IOException, InterruptedException {
        for (int round = 0; round < 4; round++) {
            Path out = round % 2 == 0 ? scratch.resolve("new-" + round) : tree("there-" + round);
            List<Process> both = new ArrayList<>();
            for (OwnCompile site : List.of(before, after)) {
                both.add(new ProcessBuilder(site.command(out))
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(scratch.resolve("said-" + round + "-" + both.size())
                                .toFile())
                        .start());
            }
            List<Integer> ends = new ArrayList<>();
            for (Process process : both) {
                ends.add(process.waitFor());
            }
            assertThat(seen(out)).as("round " + round).isIn(old, fresh);
            assertThat(ends).as("round " + round).contains(0).isSubsetOf(0, 1);
            for (int i = 0; i < 2; i++) {
                if (ends.get(i) == 1) {
                    assertThat(Files.readString(scratch.resolve("said-" + round + "-" + i)))
                            .contains("another compile writes this tree");
                }
            }
            assertThat(out.resolve(".mailwright")).doesNotExist();
        }
    }
}
