package org.mailwright.source.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailwright.diagnostic.Checked;
import org.mailwright.hiera.FileTree;
import org.mailwright.source.file.DiskTree;

/** What two states of the inputs have in common: people are read once, the world is today's. */
class TodaysDataTest {
    private static final Path SITE =
            Path.of("hiera-samples/onion/mailwright.yaml").toAbsolutePath();

    /** Files of which none may be read as a stream: so are directories of people. */
    private record NoStreams(FileTree files) implements FileTree {
        @Override
        public Optional<byte[]> read(Path file) throws IOException {
            return files.read(file);
        }

        @Override
        public boolean exists(Path path) {
            return files.exists(path);
        }

        @Override
        public boolean isLink(Path path) {
            return files.isLink(path);
        }

        @Override
        public String target(Path link) throws IOException {
            return files.target(link);
        }

        @Override
        public boolean isFile(Path path) {
            return files.isFile(path);
        }

        @Override
        public InputStream open(Path file) throws IOException {
            throw new IOException("read a second time: " + file);
        }

        @Override
        public List<String> list(Path directory) throws IOException {
            return files.list(directory);
        }

        @Override
        public boolean isDirectory(Path path) {
            return files.isDirectory(path);
        }

        @Override
        public String display(Path path) {
            return files.display(path);
        }
    }

    @Test
    void the_people_of_another_state_are_not_read_again() throws IOException {
        FileTree files = new DiskTree(SITE.resolveSibling(""));
        LocalDate today = LocalDate.of(2026, 11, 15);
        Inputs here =
                SiteReader.read(files, SITE, today, Need.toJudge()).value().orElseThrow();

        Checked<Optional<Inputs>> there =
                SiteReader.readBeside(here, new NoStreams(files), SITE, today, Need.toJudge());

        assertThat(there.value().orElseThrow().site().accounts())
                .isNotEmpty()
                .isEqualTo(here.site().accounts());
        assertThat(there.value().orElseThrow().site().forwards().keySet())
                .isEqualTo(here.site().forwards().keySet());
    }

    @Test
    void snapshots_and_exports_are_todays_and_a_directory_of_nodes_is_not() throws IOException {
        assertThat(TodaysData.of(new DiskTree(SITE.resolveSibling("")), SITE))
                .containsExactlyInAnyOrder(
                        SITE.resolveSibling("ldap/people.ldif"), SITE.resolveSibling("puppetdb/exported.json"));
    }
}
