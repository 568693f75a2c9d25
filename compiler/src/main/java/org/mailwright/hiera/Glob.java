package org.mailwright.hiera;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/** Files by pattern, as Ruby's Dir.glob finds them: sorted, without hidden ones, {@code **} for any depth. */
final class Glob {
    private static final int DEEPEST = 20;

    private Glob() {}

    static List<Path> of(FileTree files, Path datadir, String pattern) throws IOException {
        // Ruby's **/ also matches no directory at all; Java's needs to be told.
        String java = pattern.replace("**/", "{**/,}");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + java);
        List<Path> found = new ArrayList<>();
        walk(files, datadir, datadir, matcher, found, 0);
        return found.stream().sorted().toList();
    }

    private static void walk(
            FileTree files, Path datadir, Path directory, PathMatcher matcher, List<Path> found, int depth)
            throws IOException {
        for (String name : depth > DEEPEST ? List.<String>of() : files.list(directory)) {
            Path path = directory.resolve(name);
            if (name.startsWith(".")) {
                continue;
            }
            if (files.isDirectory(path)) {
                walk(files, datadir, path, matcher, found, depth + 1);
            } else if (matcher.matches(datadir.relativize(path))) {
                found.add(path);
            }
        }
    }
}
