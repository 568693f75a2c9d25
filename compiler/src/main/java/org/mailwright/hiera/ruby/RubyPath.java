package org.mailwright.hiera.ruby;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailwright.hiera.FileTree;

/**
 * A path as Puppet makes it of two with Ruby's {@code Pathname#+}: the second one's leading {@code ..} shorten the first,
 * whatever is there; what follows is left to the operating system (path_resolution(7)).
 *
 * @param base the first path without what was taken off, absolute
 * @param rest the rest of the second one, as it is written; empty where nothing is left
 */
public record RubyPath(String base, String rest) {

    /** As deep as Linux follows links (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    private static final String UP = "..";

    /** The second path, seen from the first. An absolute one stands for itself. */
    public static RubyPath of(String first, String second) {
        if (second.startsWith("/")) {
            return new RubyPath("/", second.replaceFirst("^/+", ""));
        }
        String base = trimmed(first);
        String rest = second;
        while (!rest.isEmpty()) {
            String name = first(rest);
            if (name.equals(".") || name.isEmpty()) {
                rest = rest.substring(Math.min(rest.length(), name.length() + 1));
            } else if (last(base).equals(".")) {
                base = parent(base);
            } else if (name.equals(UP) && !last(base).equals(UP)) {
                base = parent(base);
                rest = rest.substring(Math.min(rest.length(), name.length() + 1));
            } else {
                break;
            }
        }
        return new RubyPath(base, rest);
    }

    private static String trimmed(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static String first(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String parent(String path) {
        return trimmed(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
    }

    /** The whole path. */
    public String text() {
        return rest.isEmpty() ? base : base.equals("/") ? base + rest : base + "/" + rest;
    }

    /**
     * Where the operating system goes by this path, without {@code ..}; the last part need not be there. Nothing when a
     * directory on the way is missing, or the path wants a directory and something else is there.
     */
    public Optional<Path> resolve(FileTree files, FileSystem system) throws IOException {
        return walk(files, system.getPath("/"), text());
    }

    private static Optional<Path> walk(FileTree files, Path from, String path) throws IOException {
        Path at = path.startsWith("/") ? from.getFileSystem().getPath("/") : from;
        List<String> names = new ArrayList<>(List.of(path.split("/", -1)));
        boolean directory = List.of("", ".", UP).contains(names.get(names.size() - 1));
        for (String name : names) {
            if (name.equals(UP)) {
                if (!files.isDirectory(at)) {
                    return Optional.empty();
                }
                Optional<Path> there = followed(files, at);
                if (there.isEmpty()) {
                    return there;
                }
                at = above(there.get());
            } else if (!name.isEmpty() && !name.equals(".")) {
                at = at.resolve(name);
            }
        }
        return !directory || files.isDirectory(at) || !files.exists(at) ? Optional.of(at) : Optional.empty();
    }

    /** True for a link that leads to no end: there is nothing to be opened, and that is an error (ELOOP). */
    static boolean isRing(FileTree files, Path link) throws IOException {
        Path at = link;
        for (int links = 0; files.isLink(at); links++) {
            if (links == MOST_LINKS) {
                return true;
            }
            at = above(at).resolve(files.target(at)).normalize();
        }
        return false;
    }

    /** The directory that a link leads to, through further links. */
    private static Optional<Path> followed(FileTree files, Path link) throws IOException {
        Optional<Path> at = Optional.of(link);
        while (at.isPresent() && files.isLink(at.get())) {
            at = walk(files, above(at.get()), files.target(at.get()));
        }
        return at;
    }

    private static Path above(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
