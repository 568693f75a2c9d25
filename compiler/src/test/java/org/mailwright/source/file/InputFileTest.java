package org.mailwright.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is read whole, as it was when it was opened, or not at all. */
class InputFileTest {
    @TempDir
    private Path scratch;

    private Path file(String text) throws IOException {
        return Files.writeString(scratch.resolve("file"), text);
    }

    @Test
    void a_file_and_a_link_to_one_are_read() throws IOException {
        Path link = Files.createSymbolicLink(scratch.resolve("link"), file("text"));

        assertThat(InputFile.read(link, "link"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("text");
        assertThat(InputFile.read(file(""), "file")).isEmpty();
    }

    @Test
    void a_missing_one_is_that_and_nothing_else() {
        assertThatThrownBy(() -> InputFile.read(scratch.resolve("none"), "none"))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void one_that_grows_while_it_is_read_is_not_whole() throws IOException {
        Path file = file("half");
        try (InputStream in = InputFile.open(file, "data/a.yaml")) {
            Files.writeString(file, " of it", StandardOpenOption.APPEND);

            assertThatThrownBy(in::readAllBytes)
                    .hasMessageStartingWith("data/a.yaml cannot be read: it changed while it was read");
        }
    }

    @Test
    void one_that_shrinks_is_not_whole_either() throws IOException {
        Path file = file("the whole of it");
        try (InputStream in = InputFile.open(file, "data/a.yaml");
                RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(4);

            assertThatThrownBy(in::readAllBytes).hasMessageContaining("it changed while it was read");
        }
    }

    @Test
    void a_link_that_leads_to_itself_says_so() throws IOException {
        Path loop = scratch.resolve("loop");
        Files.createSymbolicLink(loop, loop);

        assertThatThrownBy(() -> InputFile.read(loop, "loop")).hasMessageStartingWith("loop cannot be read: ");
    }

    @Test
    void what_weighs_more_than_it_may_is_too_large() throws IOException {
        Path file = file("[" + "0,".repeat(1000) + "0]");

        assertThat(InputFile.read(file, "a.json", 200_000)).hasSize(2003);
        assertThatThrownBy(() -> InputFile.read(file, "a.json", 100_000))
                .hasMessageStartingWith("a.json is too large: ");
    }
}
