package org.mailwright.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.daemon.Daemon;

/**
 * The launcher and its class-data archive, on the Java of this test and on a Java 25 where there is one: the classes of
 * an archive are those of the jar, or they are not used.
 */
@Tag("slow")
class LauncherTest {
    private static final String SHARED = "org.mailwright.cli.Mailwright source: shared objects file";
    private static final FileTime BUILT = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    private Path scratch;

    /** A release in a directory, for one Java. */
    private record Release(Path home, Path java) {
        Path jar() {
            return home.resolve("mailwright.jar");
        }

        private Daemon.Answer env(String... more) {
            List<String> command = new ArrayList<>(List.of("JAVA_HOME=" + java, "PATH=/usr/local/bin:/usr/bin:/bin"));
            command.addAll(List.of(more));
            return Daemon.require("env").run(command);
        }

        Daemon.Answer run(String... arguments) {
            List<String> command =
                    new ArrayList<>(List.of(home.resolve("mailwright").toString()));
            command.addAll(List.of(arguments));
            return env(command.toArray(String[]::new));
        }

        String version() {
            return run("--version").output();
        }

        /** Where its classes come from, and what it says it is. */
        String loaded() {
            return env(
                            "JAVA_TOOL_OPTIONS=-Xlog:class+load",
                            home.resolve("mailwright").toString(),
                            "--version")
                    .output();
        }

        /** Puts a jar there of another version, of the same time, as a package or an unpacked release does. */
        void put(String version) throws IOException {
            Files.copy(FatJar.of(version), jar(), StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(jar(), BUILT);
        }

        void hash() throws IOException {
            Path sum = home.resolve("mailwright.jar.sha256");
            String said =
                    Daemon.require("sha256sum").run(List.of(jar().toString())).output();
            Files.writeString(sum, said.substring(0, 64) + "  -\n");
            Files.setLastModifiedTime(sum, BUILT);
        }

        Path archive() {
            Daemon.Answer answer = run("--make-archive");
            assertThat(answer.status()).as(answer.output()).isZero();
            return Path.of(answer.output().strip());
        }
    }

    private static Stream<Path> javas() throws IOException {
        try (Stream<Path> others =
                Files.isDirectory(Path.of("/usr/lib/jvm")) ? Files.list(Path.of("/usr/lib/jvm")) : Stream.empty()) {
            Stream<Path> newest = others.filter(
                            java -> java.getFileName().toString().matches("(temurin|java)-25\\b.*"))
                    .filter(java -> Files.isExecutable(java.resolve("bin/java")))
                    .limit(1);
            return Stream.concat(Stream.of(Path.of(System.getProperty("java.home"))), newest).toList().stream();
        }
    }

    private Release release(Path java) throws IOException {
        Path home = Files.createDirectories(scratch.resolve(java.getFileName().toString()));
        Files.copy(Path.of("mailwright"), home.resolve("mailwright"));
        Files.createSymbolicLink(
                home.resolve("examples"), Path.of("hiera-samples").toAbsolutePath());
        Release release = new Release(home, java);
        release.put("0.1.0");
        release.hash();
        return release;
    }

    @TestFactory
    Stream<DynamicTest> an_archive_is_used_and_never_gives_the_classes_of_another_jar() throws IOException {
        return javas().map(java -> DynamicTest.dynamicTest(java.getFileName().toString(), () -> {
            Release release = release(java);
            assertThat(release.version()).isEqualTo("mailwright 0.1.0\n");
            assertThat(release.loaded()).doesNotContain(SHARED);
            // What an older build has left goes; making one takes seconds, so there is one.
            Path older = Files.createFile(release.home().resolve("mailwright-0123456789abcdef-17.0.1.jsa"));
            Path archive = release.archive();
            assertThat(older).doesNotExist();
            assertThat(release.loaded()).contains(SHARED);
            assertThat(release.version()).isEqualTo("mailwright 0.1.0\n");

            rights(release, archive);
            anotherJar(release, archive);
            Files.delete(release.home().resolve("examples"));
        }));
    }

    /** Who can write an archive gives others code to run. */
    private static void rights(Release release, Path archive) throws IOException {
        for (Path path : List.of(archive, release.home())) {
            for (String writable : List.of("rwxrwxr-x", "rwxr-xrwx")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(writable));
                assertThat(release.loaded()).as(path + " " + writable).doesNotContain(SHARED);
            }
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            assertThat(release.loaded()).contains(SHARED);
        }
    }

    private static void anotherJar(Release release, Path archive) throws IOException {
        // A new build, with its hash: the archive of the old one stays where it is.
        release.put("0.1.1");
        release.hash();
        assertThat(release.loaded()).doesNotContain(SHARED).contains("mailwright 0.1.1");
        assertThat(archive).exists();

        // The old build again.
        release.put("0.1.0");
        release.hash();
        assertThat(release.loaded()).contains(SHARED).contains("mailwright 0.1.0");

        // An archive that is none, or cut short, is nobody's output.
        for (int left : List.of(1000, 0)) {
            Files.write(archive, new byte[left]);
            assertThat(release.version()).isEqualTo("mailwright 0.1.0\n");
        }

        // Maven alone writes no hash: the jar is newer than the one that is there.
        release.put("0.1.1");
        Files.setLastModifiedTime(release.jar(), FileTime.fromMillis(BUILT.toMillis() + 1000));
        assertThat(release.version()).isEqualTo("mailwright 0.1.1\n");
        Daemon.Answer answer = release.run("--make-archive");
        assertThat(answer.status()).isEqualTo(70);
        assertThat(answer.output()).contains("mailwright.jar.sha256 does not say what");
    }
}
