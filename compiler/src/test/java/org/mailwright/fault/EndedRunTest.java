package org.mailwright.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.daemon.Daemon;
import org.mailwright.packaging.Program;

/** A run that a signal ends, early or late, leaves nothing in the directory for temporary files, nor beside its results. */
@Tag("slow")
class EndedRunTest {
    private static final List<String> MINIMAL = List.of("-C", "hiera-samples/minimal", "--as-of", "2026-11-15");

    private static final List<String> SITE = List.of("hiera.yaml", "data", "nodes", "keys", "tls", "ldap");

    @TempDir
    private Path scratch;

    private Path temporary = Path.of("");

    @BeforeEach
    void directories() throws IOException {
        temporary = Files.createDirectory(scratch.resolve("tmp"));
    }

    /** Starts it with the signals as they are by default: what runs in the background ignores SIGINT. */
    private Process start(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(
                List.of(Daemon.require("env").path().toString(), "--default-signal", "TMPDIR=" + temporary));
        whole.addAll(command);
        return new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("said").toFile())
                .start();
    }

    private List<String> program(List<String> arguments) {
        List<String> command = new ArrayList<>(Program.command("-Djava.io.tmpdir=" + temporary));
        command.addAll(arguments);
        return command;
    }

    /** Waits until there is something in the directory, then so long, then sends the signal to it and all it started. */
    private void end(Process process, Path until, String signal, int milliseconds)
            throws IOException, InterruptedException {
        try {
            for (int i = 0; i < 600 && process.isAlive() && isEmpty(until); i++) {
                Thread.sleep(50);
            }
            assertThat(isEmpty(until))
                    .as(Files.readString(scratch.resolve("said")))
                    .isFalse();
            Thread.sleep(milliseconds);
            List<String> ids = new ArrayList<>(List.of("-s", signal));
            Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .map(handle -> Long.toString(handle.pid()))
                    .forEach(ids::add);
            // One of them may have ended meanwhile.
            Daemon.require("kill").run(ids);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            Daemon.end(process);
        }
        assertThat(temporary).isEmptyDirectory();
        assertThat(Files.readString(scratch.resolve("said"))).doesNotContain("a defect of ours");
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 0", "TERM, 20", "INT, 60", "HUP, 150", "INT, 400", "TERM, 1000"})
    void a_check_with_daemons_leaves_no_copies_of_the_files(String signal, int milliseconds)
            throws IOException, InterruptedException {
        Daemon.require("postmap");
        List<String> command = new ArrayList<>(List.of("check", "--with-daemons"));
        command.addAll(MINIMAL);
        end(start(program(command)), temporary, signal, milliseconds);
    }

    /** The directory server takes the connection, and says nothing. */
    @Test
    void a_compile_that_waits_for_a_server_leaves_no_draft_of_its_answer() throws IOException, InterruptedException {
        Path site = Files.createDirectory(scratch.resolve("site"));
        for (String part : SITE) {
            Files.createSymbolicLink(
                    site.resolve(part), Path.of("hiera-samples/minimal", part).toAbsolutePath());
        }
        Path cache = scratch.resolve("cache");
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    site.resolve("mailwright.yaml"),
                    "hiera: {config: hiera.yaml, nodes: nodes}\ndirectory: {url: \"ldap://127.0.0.1:"
                            + silent.getLocalPort() + "\", starttls: false, base: \"dc=garlic,dc=example\","
                            + " cache: {dir: " + cache + "}}\n");
            Process process = start(program(List.of(
                    "compile", "-C", site.toString(), "--as-of", "2026-11-15", "-o", scratch.resolve("out") + "")));
            end(process, cache, "TERM", 100);
        }
        assertThat(cache).isEmptyDirectory();
        for (String part : SITE) {
            Files.delete(site.resolve(part));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void the_launcher_leaves_no_half_of_an_archive(String signal) throws IOException, InterruptedException {
        Path home = Files.createDirectory(scratch.resolve("release"));
        Path launcher = Files.copy(Program.launcher(), home.resolve("mailwright"));
        Files.createSymbolicLink(home.resolve("mailwright.jar"), Program.jar());
        Files.copy(Program.jar().resolveSibling("mailwright.jar.sha256"), home.resolve("mailwright.jar.sha256"));
        Files.createSymbolicLink(
                home.resolve("hiera-samples"), Path.of("hiera-samples").toAbsolutePath());
        Process process =
                start(List.of("JAVA_HOME=" + System.getProperty("java.home"), launcher.toString(), "--make-archive"));
        end(process, temporary, signal, 300);
        try (Stream<Path> left = Files.list(home)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "mailwright", "mailwright.jar", "mailwright.jar.sha256", "hiera-samples");
        }
        Files.delete(home.resolve("mailwright.jar"));
        Files.delete(home.resolve("hiera-samples"));
    }

    @Test
    void the_builder_of_the_package_leaves_no_stage() throws IOException, InterruptedException {
        Daemon.require("dpkg-deb");
        Path into = scratch.resolve("debs");
        Process process = start(List.of(
                "JAVA_HOME=" + System.getProperty("java.home"),
                "packaging/build-deb",
                Program.jar().toString(),
                into.toString(),
                "0.1.0-1"));
        end(process, temporary, "TERM", 200);
        assertThat(into).doesNotExist();
    }
}
