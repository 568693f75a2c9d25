package org.mailwright.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailwright.model.Release;

/** What os-release(5) below a root says about the files of Debian 12. */
class MachineReleaseTest {
    @TempDir
    private Path root;

    private String refusal() throws IOException {
        return MachineRelease.refusal(root, Release.DEBIAN_12).orElse("");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ID=debian;VERSION_ID="12"                               | ''
            ID="debian";VERSION_ID=12                               | ''
            ID='debian';VERSION_ID='12'                             | ''
            # ID=ubuntu;VERSION_ID="12.5";ID=debian                 | ''
            ID=debian;VERSION_ID="13"                               | this machine is Debian 13
            ID=debian;VERSION_ID="1"                                | this machine is Debian 1
            ID=debian;VERSION_ID="112"                              | this machine is Debian 112
            ID=debian;VERSION_CODENAME=trixie                       | has no VERSION_ID, as Debian testing and unstable
            ID=ubuntu;ID_LIKE=debian;VERSION_ID="12"                | this machine is "ubuntu 12"
            ID=devuan;ID_LIKE=debian;VERSION_ID="5"                 | this machine is "devuan 5"
            NAME=ID=debian                                          | this machine is " "
            """)
    void the_release_must_be_that_of_the_files(String text, String refusal) throws IOException {
        write("etc/os-release", text.replace(';', '\n') + "\n");
        if (refusal.isEmpty()) {
            assertThat(refusal()).isEmpty();
        } else {
            assertThat(refusal())
                    .startsWith("the files are for Debian 12, and ")
                    .contains(refusal);
        }
    }

    @Test
    void a_root_without_the_file_says_nothing() throws IOException {
        assertThat(refusal()).contains("there is no " + root.resolve("etc/os-release"));
        Files.createDirectories(root.resolve("etc/os-release"));
        assertThat(refusal()).contains("there is no ");
    }

    @ParameterizedTest
    @CsvSource({
        "../usr/lib/os-release",
        "/usr/lib/os-release",
        "../../../../usr/lib/os-release",
        "/usr/../usr/./lib//os-release"
    })
    void a_link_is_followed_from_the_root_of_the_machine_and_never_out_of_it(String target) throws IOException {
        write("usr/lib/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
        Files.createDirectories(root.resolve("etc"));
        Files.createSymbolicLink(root.resolve("etc/os-release"), Path.of(target));
        assertThat(refusal()).isEmpty();
    }

    @Test
    void without_the_file_in_etc_that_in_usr_lib_counts() throws IOException {
        write("usr/lib/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
        assertThat(refusal()).isEmpty();
        Files.createDirectories(root.resolve("etc"));
        Files.createSymbolicLink(root.resolve("etc/os-release"), Path.of("nowhere"));
        assertThat(refusal()).isEmpty();
        Files.delete(root.resolve("etc/os-release"));
        Files.createSymbolicLink(root.resolve("etc/os-release"), Path.of("os-release"));
        assertThatThrownBy(this::refusal).hasMessageContaining("too many symbolic links");
    }
}
