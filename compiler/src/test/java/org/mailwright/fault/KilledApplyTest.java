package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.cli.Run;
import org.mailwright.daemon.Daemon;

/**
 * Kills the program itself, and lets the kernel fail it, at system calls all over an apply; strace(1) does both. What is
 * left is of the old or the new state, file by file, no secret is open for a moment, and the next apply finishes.
 */
@Tag("slow")
class KilledApplyTest {
    private static final String ALIAS = "/etc/postfix/maps/alias";
    private static final String KEY = "/etc/rspamd/dkim/onion.example.2026-arc.key";
    private static final String SECRET = "/etc/postsrsd.secret";
    private static final String GONE = "/etc/rspamd/local.d/asn.conf";
    private static final String CALLS = "openat,mkdir,chmod,lchown,chown,rename,unlink,fsync,write";

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
        for (String path : List.of(ALIAS, KEY, SECRET, "/etc/postfix/main.cf", "/etc/default/postsrsd")) {
            after.with(path, after.text(path) + "# another\n");
        }
        after.without(GONE);
    }

    @BeforeEach
    void tools() {
        MailRoot.requireRoot();
        if (Daemon.require("strace").run(List.of("true")).status() != 0) {
            Daemon.skip("strace may not trace here");
        }
    }

    private MailRoot host(String name) throws IOException {
        MailRoot host = MailRoot.at(scratch.resolve(name));
        Run first = host.apply(before);
        assertThat(first.status()).as(first.text()).isZero();
        return host;
    }

    private static MailRoot.Said traced(MailRoot host, Path log, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("strace", "-qq", "-s", "8", "-o", log.toString()));
        command.addAll(List.of(options));
        command.addAll(host.command(after));
        return MailRoot.run(command);
    }

    /** The system calls of the thread that installs, in their order. */
    private List<String> calls(MailRoot host) throws IOException {
        Path log = scratch.resolve("strace.txt");
        // A file for each thread: in a common one calls are torn apart.
        MailRoot.Said said = traced(host, log, "-ff", "--seccomp-bpf", "-e", "trace=" + CALLS);
        assertThat(said.status()).as(said.text()).isZero();
        try (Stream<Path> threads = Files.list(scratch)) {
            for (Path thread : threads.filter(path -> path.toString().contains("strace.txt."))
                    .toList()) {
                List<String> lines = Files.readAllLines(thread, StandardCharsets.UTF_8);
                if (lines.stream().anyMatch(line -> line.startsWith("rename("))) {
                    return lines.stream()
                            .filter(line -> line.matches("[a-z]+\\(.*"))
                            .toList();
                }
            }
        }
        throw new AssertionError("nothing was renamed");
    }

    @Test
    void a_staged_file_has_owner_and_mode_before_its_first_byte_and_is_on_disk_before_it_is_named() throws IOException {
        MailRoot host = host("traced");
        List<String> calls = calls(host);
        for (String path : List.of(KEY, SECRET, ALIAS, "/etc/postfix/main.cf")) {
            String fresh = "/." + Path.of(path).getFileName() + ".mailwright-new\"";
            List<String> steps = new ArrayList<>();
            String descriptor = "none";
            for (String call : calls) {
                Matcher opened = Pattern.compile(".*\\) *= ([0-9]+)").matcher(call);
                if (call.contains(fresh) && !call.contains("ENOENT")) {
                    steps.add(call.replaceAll(" = .*", "").replaceAll("\"[^\"]*/", "\""));
                    descriptor = call.startsWith("openat") && opened.matches() ? opened.group(1) : "none";
                } else if (call.matches("(write|fsync)\\(" + descriptor + "[,)].*")) {
                    steps.add(call.replaceAll("\\(.*", ""));
                }
            }
            String name = "\"." + Path.of(path).getFileName() + ".mailwright-new\"";
            CompiledTree.Goal goal = after.goal(path).orElseThrow();
            int group = goal.group().equals("root") ? 0 : MailRoot.RSPAMD_GROUP;
            assertThat(steps)
                    .as(path)
                    .containsSubsequence(
                            "openat(AT_FDCWD, " + name + ", O_WRONLY|O_CREAT|O_EXCL, 0600)",
                            "chmod(" + name + ", 0600)",
                            "lchown(" + name + ", 0, -1)",
                            "lchown(" + name + ", -1, " + group + ")",
                            "chmod(" + name + ", " + goal.mode() + ")",
                            "write",
                            "fsync");
            assertThat(steps.get(0)).as(path).startsWith("openat(AT_FDCWD, " + name + ", O_WRONLY|O_CREAT|O_EXCL");
            assertThat(steps.indexOf("write"))
                    .as(path)
                    .isGreaterThan(steps.lastIndexOf("chmod(" + name + ", " + goal.mode() + ")"));
            assertThat(steps.get(steps.size() - 1)).as(path).startsWith("rename(" + name);
        }
        host.requireAll(after, "");
    }

    @Test
    void killed_at_any_system_call_it_leaves_whole_files_and_the_next_apply_finishes() throws IOException {
        MailRoot traced = host("counted");
        Map<String, Long> counts = new TreeMap<>(calls(traced).stream()
                .map(call -> call.replaceFirst("\\(.*", ""))
                .filter(call -> !call.equals("openat"))
                .collect(Collectors.groupingBy(call -> call, Collectors.counting())));
        List<String> kills = new ArrayList<>();
        counts.forEach((call, count) -> spread(count).forEach(when -> kills.add(call + ":signal=KILL:when=" + when)));
        assertThat(kills).as(counts.toString()).hasSizeGreaterThan(24);
        List<String> alive = kills.stream().filter(kill -> !isKilled(kill)).toList();
        assertThat(alive).isEmpty();
    }

    /** Five numbers from the first to the last. */
    private static TreeSet<Long> spread(long count) {
        TreeSet<Long> numbers = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            numbers.add(1 + (count - 1) * i / 4);
        }
        return numbers;
    }

    /** True when the program was killed, whatever that left being right. */
    private boolean isKilled(String kill) {
        try {
            String name = kill.replaceAll("[^a-z0-9]+", "-");
            MailRoot host = host(name);
            MailRoot.Said said =
                    traced(host, Path.of("/dev/null"), "-f", "-e", "trace=" + CALLS, "-e", "inject=" + kill);
            requireWhole(host, " after " + kill);
            Run next = host.apply(after);
            assertThat(next.status()).as(kill + next.text()).isZero();
            host.requireAll(after, " after " + kill);
            assertThat(host.at(GONE)).doesNotExist();
            return said.status() == 128 + 9;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_disk_that_fails_at_any_system_call_is_told_and_the_next_apply_finishes() {
        List<String> faults = List.of(
                "fsync:error=EIO:when=1",
                "fsync:error=EIO:when=9",
                "fsync:error=EIO:when=20",
                "rename:error=EBUSY:when=4",
                "rename:error=EBUSY:when=8",
                "lchown:error=EPERM:when=3",
                "chmod:error=EPERM:when=6",
                "unlink:error=EPERM:when=1");
        faults.forEach(KilledApplyTest.this::fail);
    }

    private void fail(String fault) {
        try {
            MailRoot host = host(fault.replaceAll("[^A-Za-z0-9]+", "-"));
            MailRoot.Said said =
                    traced(host, Path.of("/dev/null"), "-f", "-e", "trace=" + CALLS, "-e", "inject=" + fault);
            assertThat(said.status()).as(fault + said.text()).isEqualTo(1);
            assertThat(said.text())
                    .as(fault)
                    .containsPattern(
                            "mailwright: .*: /.+: (Input/output error|Device or resource busy|Operation not permitted)");
            requireWhole(host, " after " + fault);
            Run next = host.apply(after);
            assertThat(next.status()).as(fault + next.text()).isZero();
            host.requireAll(after, " after " + fault);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file is of the one tree or the other, with its rights; a temporary one has the rights that it will have. */
    private static void requireWhole(MailRoot host, String when) throws IOException {
        for (Map.Entry<String, CompiledTree.Goal> file : host.installed().entrySet()) {
            String path = file.getKey();
            CompiledTree.Goal there = file.getValue();
            if (path.endsWith(".mailwright-new")) {
                if (!there.content().isEmpty()) {
                    String target = path.replaceFirst("/\\.([^/]+)\\.mailwright-new$", "/$1");
                    CompiledTree.Goal goal = after.goal(target).orElseThrow();
                    assertThat(goal.content()).as(path + when).startsWith(there.content());
                    assertThat(there)
                            .as(path + when)
                            .isEqualTo(new CompiledTree.Goal(there.content(), goal.mode(), goal.owner(), goal.group()));
                } else {
                    assertThat(there.owner()).as(path + when).isEqualTo("root");
                }
            } else {
                assertThat(there)
                        .as(path + when)
                        .isIn(
                                before.goal(path).orElseThrow(),
                                after.goal(path).orElse(before.goal(path).orElseThrow()));
            }
        }
        assertThat(host.installed().keySet()).as(when).containsAll(after.goals().keySet());
        if (host.installed()
                .get("/etc/postfix/main.cf")
                .equals(after.goal("/etc/postfix/main.cf").orElseThrow())) {
            assertThat(Files.readString(host.at(ALIAS + ".lmdb"))).as(when).isEqualTo(after.text(ALIAS));
        }
    }
}
