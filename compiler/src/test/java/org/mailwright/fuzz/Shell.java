package org.mailwright.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailwright.daemon.Daemon;

/** What bash(1) says of a script that it only reads. */
final class Shell {
    private Shell() {}

    static Optional<String> complaint(String script) {
        try {
            Path file = Files.createTempFile("completion", ".bash");
            try {
                Files.writeString(file, script);
                Daemon.Answer answer = Daemon.require("bash").run(List.of("-n", file.toString()));
                return answer.status() == 0 ? Optional.empty() : Optional.of(answer.output());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
