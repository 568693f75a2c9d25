package org.mailwright.hiera;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.mailwright.diagnostic.Location;

/** Files by pattern, as Ruby's Dir.glob finds them: sorted, without hidden ones, {@code **} for any depth. */
final class Glob {
    private static final int DEEPEST = 20;

    private Glob() {}

    static List<Path> of(FileTree files, Path datadir, String pattern, Location at) throws LookupFailure, IOException {
        // Ruby's **/ also matches no directory at all; Java's needs to be told.
        String java = pattern.replace("**/", "{**/,}");
        int depth = pattern.contains("**")
                ? DEEPEST
                : (int) pattern.chars().filter(c -> c == '/').count();
        List<Path> found = new ArrayList<>();
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + java);
            walk(files, datadir, datadir, matcher, found, depth);
        } catch (PatternSyntaxException e) {
            throw new LookupFailure("hiera-wrong-type", at, "the glob " + pattern + " is not supported");
        }
        return found.stream().sorted().toList();
    }

    private static void walk(
            FileTree files, Path datadir, Path directory, PathMatcher matcher, List<Path> found, int depth)
            throws IOException {
        for (String name : depth < 0 ? List.<String>of() : files.list(directory)) {
            Path path = directory.resolve(name);
            if (name.startsWith(".")) {
                continue;
            }
            if (files.isDirectory(path)) {
                walk(files, datadir, path, matcher, found, depth - 1);
            } else if (matcher.matches(datadir.relativize(path))) {
                found.add(path);
            }
        }
    }
}
