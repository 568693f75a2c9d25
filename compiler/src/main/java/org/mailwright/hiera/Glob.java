package org.mailwright.hiera;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files by pattern, as Ruby's Dir.glob finds them: names in order, directories walked where they stand, hidden ones
 * only when the pattern names the dot, {@code **} for any depth, the alternatives of braces one after the other.
 */
final class Glob {
    /** Alternatives inside alternatives multiply. */
    private static final int MOST_ALTERNATIVES = 10_000;

    private static final int DEEPEST = 100;

    private final FileTree files;
    private final List<Path> found = new ArrayList<>();

    private Glob(FileTree files) {
        this.files = files;
    }

    static List<Path> of(FileTree files, Path datadir, String pattern) throws IOException {
        Glob glob = new Glob(files);
        List<String> alternatives = new ArrayList<>();
        expand(pattern, alternatives);
        for (String alternative : alternatives) {
            glob.start(datadir, alternative);
        }
        return List.copyOf(glob.found);
    }

    /** {@code a{b,c}} becomes {@code ab} and {@code ac}; a brace that is not closed is text. */
    private static void expand(String pattern, List<String> out) {
        int open = pattern.indexOf('{');
        int close = open < 0 ? -1 : closing(pattern, open);
        if (close < 0 || out.size() > MOST_ALTERNATIVES) {
            out.add(pattern);
            return;
        }
        int start = open + 1;
        int depth = 0;
        for (int i = start; i <= close; i++) {
            char c = pattern.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (i == close || c == ',' && depth == 0) {
                expand(pattern.substring(0, open) + pattern.substring(start, i) + pattern.substring(close + 1), out);
                start = i + 1;
            }
        }
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            depth += pattern.charAt(i) == '{' ? 1 : pattern.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private void start(Path datadir, String pattern) throws IOException {
        Path base = pattern.startsWith("/") ? datadir.getFileSystem().getPath("/") : datadir;
        List<String> parts = new ArrayList<>();
        for (String part : pattern.split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        int plain = 0;
        while (plain < parts.size() && !isMagic(parts.get(plain))) {
            base = base.resolve(parts.get(plain)).normalize();
            plain++;
        }
        if (plain == parts.size()) {
            if (files.isFile(base)) {
                found.add(base);
            }
            return;
        }
        walk(base, parts.subList(plain, parts.size()), closure(Set.of(0), parts.subList(plain, parts.size())), 0);
    }

    private static boolean isMagic(String part) {
        return part.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0);
    }

    /** Where in the pattern a directory may be: {@code **} may also stand for no directory. */
    private static Set<Integer> closure(Set<Integer> states, List<String> parts) {
        Set<Integer> all = new LinkedHashSet<>();
        for (int state : states) {
            int at = state;
            all.add(at);
            while (isAnyDepth(parts, at)) {
                all.add(++at);
            }
        }
        return all;
    }

    private static boolean isAnyDepth(List<String> parts, int at) {
        return at < parts.size() - 1 && parts.get(at).equals("**");
    }

    private void walk(Path directory, List<String> parts, Set<Integer> states, int depth) throws IOException {
        for (String name : depth > DEEPEST ? List.<String>of() : files.list(directory)) {
            Path path = directory.resolve(name);
            Set<Integer> next = new LinkedHashSet<>();
            boolean whole = false;
            for (int state : states) {
                if (isAnyDepth(parts, state)) {
                    if (!name.startsWith(".")) {
                        next.add(state);
                    }
                } else if (matches(parts.get(state), name)) {
                    whole |= state == parts.size() - 1;
                    if (state < parts.size() - 1) {
                        next.add(state + 1);
                    }
                }
            }
            if (files.isDirectory(path)) {
                if (!next.isEmpty()) {
                    walk(path, parts, closure(next, parts), depth + 1);
                }
            } else if (whole) {
                found.add(path);
            }
        }
    }

    private static boolean matches(String part, String name) {
        return (!name.startsWith(".") || part.startsWith("."))
                && compiled(part).matcher(name).matches();
    }

    private static Pattern compiled(String part) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < part.length()) {
            char c = part.charAt(i++);
            int close = c == '[' ? part.indexOf(']', i + 1) : -1;
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (close > 0) {
                String set = part.substring(i, close);
                boolean not = set.startsWith("^") || set.startsWith("!");
                regex.append(not ? "[^" : "[")
                        .append((not ? set.substring(1) : set).replaceAll("[\\[\\]\\\\&^]", "\\\\$0"))
                        .append(']');
                i = close + 1;
            } else {
                char literal = c == '\\' && i < part.length() ? part.charAt(i++) : c;
                regex.append(Pattern.quote(String.valueOf(literal)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
