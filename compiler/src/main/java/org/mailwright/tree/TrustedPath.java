package org.mailwright.tree;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The way to a directory, which nobody but root and the user who runs this can turn elsewhere. */
public final class TrustedPath {
    private static final int MOST_LINKS = 40;

    private TrustedPath() {}

    /**
     * The real path. Links on the way are followed when nobody else made them; what does not exist yet is taken as it
     * stands.
     */
    public static Path of(Path path) throws IOException, Refused {
        Path real = Path.of("/");
        Deque<Path> names = new ArrayDeque<>();
        path.toAbsolutePath().forEach(names::addLast);
        Targets.requireDirectory(real);
        for (int links = 0; !names.isEmpty(); ) {
            Path name = names.pop();
            String text = name.toString();
            if (text.isEmpty() || text.equals(".")) {
                continue;
            }
            Path next = text.equals("..") ? parent(real) : real.resolve(name);
            if (Files.isSymbolicLink(next)) {
                if (links++ == MOST_LINKS) {
                    throw new FileSystemLoopException(next.toString());
                }
                Targets.requireOwner(next, "who may turn it elsewhere");
                Path target = Files.readSymbolicLink(next);
                if (target.isAbsolute()) {
                    real = Path.of("/");
                }
                Deque<Path> parts = new ArrayDeque<>();
                target.forEach(parts::push);
                parts.forEach(names::push);
            } else {
                if (Files.exists(next)) {
                    Targets.requireDirectory(next);
                }
                real = next;
            }
        }
        return real;
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
