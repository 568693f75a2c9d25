package org.mailwright.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.packaging.Program;

/** The same input gives the same bytes, whatever the zone, the language and the order of the files on disk. */
class DeterminismTest {
    @TempDir
    private Path scratch;

    @Test
    void another_zone_language_and_file_order_give_the_same_bytes() throws IOException, InterruptedException {
        Sample onion = new Sample("onion");
        Path copy = scratch.resolve("copy");
        copyInReverse(onion.directory(), copy);
        Path here = scratch.resolve("here");
        Path there = scratch.resolve("there");

        String first = compile(onion.command("compile", onion.directory(), "-o", here.toString()), "UTC", "en", "US");
        String second = compile(onion.command("compile", copy, "-o", there.toString()), "Asia/Tokyo", "tr", "TR");

        assertThat(Sample.tree(here)).isNotEmpty().isEqualTo(Sample.tree(there));
        assertThat(second.replace(there.toString(), "out")).isEqualTo(first.replace(here.toString(), "out"));
    }

    private static String compile(List<String> arguments, String zone, String language, String country)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Program.command(
                "-Duser.timezone=" + zone,
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Dfile.encoding=ISO-8859-9"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    /** Directory entries come in another order when the files are made in another order. */
    private static void copyInReverse(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile)
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }
}
