package org.mailwright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.mailwright.diagnostic.Printable;

/** Writes a file that is there whole or not at all, whoever reads it meanwhile. */
final class WholeFile {
    private WholeFile() {}

    /** Writes the text as it may be printed; directories that are missing are made. What is there and is no file of its own, a pipe or a link, is written into. */
    static void write(Path file, String text) throws IOException {
        String printed = Printable.lines(text);
        boolean other =
                Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        if (other) {
            Files.writeString(file, printed, StandardCharsets.UTF_8);
            return;
        }
        Path target = file.toAbsolutePath();
        Path directory = target.resolveSibling("");
        Files.createDirectories(directory);
        // Containers give all their processes the same number, and one that was killed left its file.
        Path fresh = directory.resolve("." + target.getFileName() + "." + UUID.randomUUID());
        try {
            Files.writeString(
                    fresh, printed, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
