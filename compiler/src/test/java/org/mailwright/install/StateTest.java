package org.mailwright.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailwright.tree.Refused;
import org.mailwright.tree.Targets;

/** What a machine remembers, and who may remember it. */
class StateTest {
    @TempDir
    private Path root;

    /** A disk on which somebody else is always a moment faster. */
    private static final class Raced implements Disk {
        private final Disk disk = new PosixDisk();

        @Override
        public void makeDirectory(Path directory, String mode) throws IOException {
            disk.makeDirectory(directory, mode);
            disk.makeDirectory(directory, mode);
        }

        @Override
        public void create(Path file) throws IOException {
            disk.create(file);
            disk.create(file);
        }

        @Override
        public void setOwner(Path file, Owners.Ids ids) throws IOException {
            disk.setOwner(file, ids);
        }

        @Override
        public void setMode(Path file, String mode) throws IOException {
            disk.setMode(file, mode);
        }

        @Override
        public void write(Path file, Content content) throws IOException {
            disk.write(file, content);
        }

        @Override
        public void sync(Path file) throws IOException {
            disk.sync(file);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            disk.rename(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            disk.delete(file);
        }
    }

    @Test
    void of_two_first_applies_the_slower_one_takes_what_the_faster_one_made() throws IOException, Refused {
        Path real = root.toRealPath();
        try (FileChannel lock = new State(new Targets(real), new Raced()).lock()) {
            assertThat(lock.isOpen()).isTrue();
            assertThat(Targets.number(real.resolve("var/lib/mailwright"), "mode") & 0777)
                    .isEqualTo(0700);
            assertThatThrownBy(() -> new State(new Targets(real), new PosixDisk()).lock())
                    .isInstanceOf(Refused.class)
                    .hasMessageEndingWith("lock: another apply is at work");
        }
        assertThat(Files.size(real.resolve("var/lib/mailwright/lock"))).isZero();
    }
}
