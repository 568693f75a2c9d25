package org.mailwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files are opened for reading in few places, so that no input is read that is not regular and of a bounded size. */
class FileDoorsTest {
    private static final Path SOURCES = Path.of("compiler/src/main/java/org/mailwright");

    /** Every way of Java's to open a file for reading, and to hand one to a program. */
    private static final Pattern OPENS = Pattern.compile("Files\\s*\\.(read(AllBytes|AllLines|String)|lines|copy"
            + "|newInputStream|newBufferedReader|newByteChannel)\\b|FileChannel\\.open|AsynchronousFileChannel"
            + "|File(InputStream|Reader)\\b|RandomAccessFile|new Scanner\\(|\\.toFile\\(|\\.toUri\\("
            + "|new (ZipFile|JarFile)\\(|System\\.in\\b");

    private static final List<String> DOORS = List.of(
            // Inputs: whatever a site, a commit's ignored files, an option or the cache of a server names.
            "source/file/InputFile.java",
            // Opened to be written.
            "source/cache/LastAnswer.java",
            // A machine's own files and state.
            "install/Indexing.java",
            "install/Installation.java",
            "install/MachineRelease.java",
            "install/PackageDefaults.java",
            "install/PosixDisk.java",
            "install/ProgramsBelow.java",
            "install/Staging.java",
            "install/State.java",
            // Trees that were compiled.
            "tree/HostTree.java",
            "tree/Sha256.java",
            "tree/SmallFile.java",
            "tree/StoredText.java",
            "tree/StoredTree.java",
            "tree/TreeLock.java",
            "tree/TreeStage.java",
            // What this run has written for the daemons' own checkers, and what they said.
            "verify/PatternTables.java",
            "verify/PostfixCheck.java",
            "verify/Postmap.java",
            "verify/Program.java",
            "verify/WrappedZone.java",
            "verify/Xml.java");

    @Test
    void files_are_opened_by_the_doors_alone() throws IOException {
        TreeSet<String> opening = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (OPENS.matcher(Files.readString(file)).find()) {
                    opening.add(SOURCES.relativize(file).toString());
                }
            }
        }
        assertThat(opening).isEqualTo(new TreeSet<>(DOORS));
    }
}
