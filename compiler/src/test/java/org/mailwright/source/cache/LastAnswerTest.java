package org.mailwright.source.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailwright.daemon.Daemon;

/** The last answer of a source is there for us only, whole, and for so long. */
class LastAnswerTest {
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    @TempDir
    private Path scratch;

    private LastAnswer answer(Path directory, Instant now) {
        return new LastAnswer(directory, "people.ldif", Duration.ofHours(24), () -> now);
    }

    private LastAnswer answer(Instant now) {
        return answer(scratch.resolve("cache"), now);
    }

    private static void keep(LastAnswer answer, String text) throws IOException {
        try (LastAnswer.Draft draft = answer.draft()) {
            draft.out().writeBytes(text.getBytes(StandardCharsets.UTF_8));
            draft.keep();
        }
    }

    private static String text(LastAnswer answer) throws IOException {
        try (InputStream in = answer.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void it_is_private_before_anything_is_in_it() throws IOException {
        LastAnswer answer = answer(NOW);
        try (LastAnswer.Draft draft = answer.draft()) {
            Path directory = scratch.resolve("cache");
            assertThat(mode(directory)).isEqualTo("rwx------");
            assertThat(names(directory)).hasSize(1);
            Path fresh = directory.resolve(names(directory).get(0));
            assertThat(mode(fresh)).isEqualTo("rw-------");
            assertThat(fresh).isEmptyFile();
            draft.out().writeBytes(new byte[] {'a'});
            draft.keep();
        }
        assertThat(mode(scratch.resolve("cache/people.ldif"))).isEqualTo("rw-------");
        assertThat(names(scratch.resolve("cache"))).containsExactly("people.ldif");
        assertThat(text(answer)).isEqualTo("a");
    }

    @Test
    void what_is_not_kept_leaves_the_last_one() throws IOException {
        keep(answer(NOW), "yesterday");
        try (LastAnswer.Draft draft = answer(NOW).draft()) {
            draft.out().writeBytes("half".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(names(scratch.resolve("cache"))).containsExactly("people.ldif");
        assertThat(text(answer(NOW))).isEqualTo("yesterday");
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT1H", "PT24H"})
    void it_counts_while_it_is_young(Duration age) throws IOException {
        keep(answer(NOW), "x");

        assertThat(answer(NOW.plus(age)).age()).isEqualTo(age);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PT24H1S | its last answer is too old: 24 h, and max_age is 24 h
            PT72H   | its last answer is too old: 3 d, and max_age is 24 h
            PT-1S   | its last answer is from the future: the clock went back by 0 min
            PT-90M  | its last answer is from the future: the clock went back by 90 min
            """)
    void it_counts_neither_when_it_is_old_nor_when_it_is_from_the_future(Duration age, String why) throws IOException {
        keep(answer(NOW), "x");

        assertThatThrownBy(() -> answer(NOW.plus(age)).age())
                .isInstanceOf(Unsafe.class)
                .hasMessage(why);
    }

    @Test
    void where_there_is_none_there_is_none() throws IOException {
        assertThatThrownBy(() -> answer(NOW).age()).isInstanceOf(NoSuchFileException.class);
        keep(answer(NOW), "x");
        Files.delete(scratch.resolve("cache/people.ldif"));
        assertThatThrownBy(() -> answer(NOW).age()).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_parent_that_is_missing_is_not_made() {
        assertThatThrownBy(() -> answer(scratch.resolve("no/cache"), NOW).draft())
                .isInstanceOf(NoSuchFileException.class);
        assertThat(scratch.resolve("no")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-x---", "rwx--x---", "rwx-----x", "rwxrwxrwx"})
    void a_directory_that_others_can_enter_is_refused(String mode) throws IOException {
        keep(answer(NOW), "x");
        Files.setPosixFilePermissions(scratch.resolve("cache"), PosixFilePermissions.fromString(mode));

        refused("cache is open to others than its owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--"})
    void a_file_that_others_can_open_is_refused(String mode) throws IOException {
        keep(answer(NOW), "x");
        Files.setPosixFilePermissions(scratch.resolve("cache/people.ldif"), PosixFilePermissions.fromString(mode));

        refused("cache/people.ldif is open to others than its owner");
    }

    @Test
    void a_link_to_a_directory_is_refused() throws IOException {
        keep(answer(scratch.resolve("other"), NOW), "x");
        Files.createSymbolicLink(scratch.resolve("cache"), scratch.resolve("other"));

        refused("cache is no directory");
    }

    @Test
    void a_link_to_a_file_is_refused_and_not_written_through() throws IOException {
        keep(answer(NOW), "x");
        Path victim = Files.writeString(scratch.resolve("victim"), "keep");
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-------"));
        Files.delete(scratch.resolve("cache/people.ldif"));
        Files.createSymbolicLink(scratch.resolve("cache/people.ldif"), victim);

        refused("cache/people.ldif is no regular file");
        assertThat(victim).hasContent("keep");
    }

    @Test
    void a_parent_that_others_can_write_is_refused() throws IOException {
        Path open = Files.createDirectory(scratch.resolve("open"));
        keep(answer(open.resolve("cache"), NOW), "x");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwx---"));

        assertThatThrownBy(() -> answer(open.resolve("cache"), NOW).age())
                .isInstanceOf(Unsafe.class)
                .hasMessage(open + " can be written by others than its owner");
    }

    /** Only root can give a file away. */
    @Test
    void what_is_owned_by_somebody_else_is_refused() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            Daemon.skip("only root can give a file away, who runs this");
        }
        keep(answer(NOW), "x");
        Files.setAttribute(scratch.resolve("cache/people.ldif"), "unix:uid", 65_534);
        refused("cache/people.ldif is not owned by who runs this");

        Files.setAttribute(scratch.resolve("cache"), "unix:uid", 65_534);
        refused("cache is not owned by who runs this");
    }

    /** Neither read nor written. */
    private void refused(String why) {
        assertThatThrownBy(() -> answer(NOW).age()).isInstanceOf(Unsafe.class).hasMessage(scratch + "/" + why);
        assertThatThrownBy(() -> answer(NOW).draft()).isInstanceOf(Unsafe.class).hasMessage(scratch + "/" + why);
    }

    @ParameterizedTest
    @CsvSource({"90m, PT90M", "1m, PT1M", "24h, PT24H", "7d, PT168H"})
    void an_age_is_a_number_and_a_unit(String text, Duration age) {
        assertThat(Age.parse(text).value()).contains(age);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "h", "0h", "-1h", "24 h", "24H", "1w", "100000d", "1.5h"})
    void what_is_no_age_is_refused(String text) {
        assertThat(Age.parse(text).value()).isEmpty();
    }
}
