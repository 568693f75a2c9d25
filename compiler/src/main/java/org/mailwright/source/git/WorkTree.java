package org.mailwright.source.git;

import java.io.IOException;
import java.nio.file.Path;

/** The files of a repository as they are on disk. */
public final class WorkTree {
    private WorkTree() {}

    /** True when git leaves the file alone (gitignore(5)); false where there is no git or no repository. */
    public static boolean ignores(Path file) {
        try {
            Path directory = file.toAbsolutePath().resolveSibling("");
            // A path that begins with a colon would be a pattern (gitglossary(7), pathspec).
            return Git.in(directory)
                            .run("check-ignore", "--quiet", "./" + file.getFileName())
                            .status()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
