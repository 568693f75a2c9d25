package org.mailwright.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.mailwright.daemon.Daemon;

/**
 * The classes under test as a program of its own: a release with its class-data archive, made once for all tests of a run,
 * below {@code target/program}.
 */
public final class Program {
    private static final String JAR = "mailwright.jar";
    private static final String LAUNCHER = "mailwright";
    private static final Path HOME = Path.of("target", "program").toAbsolutePath();

    private Program() {}

    /** Waits for whoever makes it, so that it is made once. */
    private static final class Made {
        static final Path ARCHIVE = make();
    }

    /** The Java of this test. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The launcher of the release. */
    public static Path launcher() {
        return Made.ARCHIVE.resolveSibling(LAUNCHER);
    }

    /** The jar of the release. */
    public static Path jar() {
        return Made.ARCHIVE.resolveSibling(JAR);
    }

    /**
     * The command line to which the arguments are added; the options of Java are those of the launcher.
     *
     * @param options more options of Java
     */
    public static List<String> command(String... options) {
        List<String> command = new ArrayList<>(List.of(
                java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:cds*=off",
                "-XX:SharedArchiveFile=" + Made.ARCHIVE));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", jar().toString()));
        return command;
    }

    private static Path make() {
        try {
            Files.createDirectories(HOME);
            Files.copy(Path.of(LAUNCHER), HOME.resolve(LAUNCHER), StandardCopyOption.REPLACE_EXISTING);
            Path jar = HOME.resolve(JAR);
            Files.copy(FatJar.of(FatJar.VERSION), jar, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(HOME.resolve("hiera-samples"));
            Files.createSymbolicLink(
                    HOME.resolve("hiera-samples"), Path.of("hiera-samples").toAbsolutePath());
            String sum =
                    Daemon.require("sha256sum").run(List.of(jar.toString())).output();
            Files.writeString(HOME.resolve("mailwright.jar.sha256"), sum.substring(0, 64) + "  -\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Daemon.Answer answer = Daemon.require("env")
                .run(List.of(
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        HOME.resolve(LAUNCHER).toString(),
                        "--make-archive"));
        assertThat(answer.status()).as(answer.output()).isZero();
        return Path.of(answer.output().strip());
    }
}
