package org.mailwright.hiera.ruby;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Location;
import org.mailwright.diagnostic.kind.HieraKinds;
import org.mailwright.hiera.FailureKind;
import org.mailwright.hiera.FileTree;
import org.mailwright.hiera.LookupFailure;
import org.mailwright.hiera.Strictness;

/**
 * Files by pattern, as Ruby's Dir.glob finds them: names in order, directories walked where they are, hidden ones only
 * when the pattern names the dot. {@code **} stands for any depth and enters no symbolic link, so that a walk ends and
 * stays where it is; a component that matches a link by name follows it. No pattern leads out of the data directory.
 */
public final class Glob {
    private final FileTree files;
    private final Path datadir;
    private final Location at;
    private final Strictness puppet;
    private final List<Path> found = new ArrayList<>();

    private Glob(FileTree files, Path datadir, Location at, Strictness puppet) {
        this.files = files;
        this.datadir = datadir;
        this.at = at;
        this.puppet = puppet;
    }

    /**
     * The files in the order in which Puppet reads them, dangling links too.
     *
     * @param pattern seen from the data directory
     * @param at where the pattern is written
     * @param puppet whose Ruby it is: that of Puppet 8 expands a brace with a slash in it after {@code **} too
     * @throws LookupFailure when the pattern leads out of the data directory
     */
    public static List<Path> of(FileTree files, Path datadir, RubyPath pattern, Location at, Strictness puppet)
            throws LookupFailure, IOException {
        Glob glob = new Glob(files, datadir, at, puppet);
        glob.start(pattern);
        return List.copyOf(glob.found);
    }

    /** An absolute pattern, and one that begins with {@code ..}, may lead back into the data directory. */
    private void start(RubyPath pattern) throws LookupFailure, IOException {
        Optional<Path> base = new RubyPath(pattern.base(), "").resolve(files, datadir.getFileSystem());
        List<String> parts = GlobPattern.split(pattern.rest());
        int next = 0;
        while (base.isPresent()
                && !base.get().startsWith(datadir)
                && next < parts.size()
                && GlobPattern.isPlain(parts.get(next))) {
            base = step(base.get(), parts.get(next++));
        }
        if (base.isPresent()) {
            inside(base.get());
        }
        if (base.isPresent() && next < parts.size()) {
            walk(base.get(), Set.of(parts.subList(next, parts.size())), false);
        }
    }

    private Optional<Path> step(Path directory, String part) throws IOException {
        return new RubyPath(directory.toString(), GlobPattern.name(part)).resolve(files, directory.getFileSystem());
    }

    /** Neither a file nor a list of names is from elsewhere; a link in the data directory is one of its files. */
    private void inside(Path path) throws LookupFailure {
        if (!path.startsWith(datadir)) {
            throw outside("the glob leads out of the data directory");
        }
    }

    private LookupFailure outside(String message) {
        return new LookupFailure(
                FailureKind.CONFIG,
                Diagnostic.error(HieraKinds.GLOB_OUTSIDE, at, message)
                        .advising("write a pattern below datadir, or set datadir to the directory that is meant"));
    }

    /** What may be left of the pattern in a directory: {@code **} may also stand for no directory. */
    private static Set<List<String>> closure(Set<List<String>> states) {
        Set<List<String>> all = new LinkedHashSet<>();
        for (List<String> state : states) {
            List<String> rest = state;
            all.add(rest);
            while (isAnyDepth(rest)) {
                rest = rest.subList(1, rest.size());
                all.add(rest);
            }
        }
        return all;
    }

    private static boolean isAnyDepth(List<String> parts) {
        return parts.size() > 1 && parts.get(0).equals("**");
    }

    /**
     * What the pattern finds in a directory.
     *
     * @param left what may be left of the pattern here
     * @param listed whether a directory was listed on the way: the first one alone has a name {@code .} that {@code .*}
     *     matches
     */
    private void walk(Path directory, Set<List<String>> left, boolean listed) throws LookupFailure, IOException {
        if (opensWithBrace(left)) {
            for (String one : alternatives(left)) {
                walk(directory, Set.of(GlobPattern.split(one)), listed);
            }
            return;
        }
        boolean recursive = left.stream().anyMatch(Glob::isAnyDepth);
        Set<List<String>> states = closure(left);
        if (recursive || states.stream().anyMatch(state -> !GlobPattern.isPlain(state.get(0)))) {
            inside(directory);
            if (!recursive && !listed) {
                entry(directory, ".", states);
            }
            for (String name : files.list(directory)) {
                entry(directory.resolve(name), name, states);
            }
        } else {
            Set<String> names = new LinkedHashSet<>();
            states.forEach(state -> names.add(state.get(0)));
            for (String name : names) {
                plain(directory, name, states, listed);
            }
        }
    }

    /** True where a brace comes before any {@code **}; after one it is matched name by name. */
    private boolean opensWithBrace(Set<List<String>> states) {
        boolean recursive = false;
        for (List<String> state : states) {
            recursive |= isAnyDepth(state);
            String head = closure(Set.of(state)).stream()
                    .filter(rest -> !isAnyDepth(rest) && !rest.isEmpty())
                    .map(rest -> rest.get(0))
                    .findFirst()
                    .orElse("");
            boolean whole = !recursive || puppet == Strictness.PUPPET_8 && head.contains("/");
            if (whole && GlobPattern.hasBrace(head)) {
                return true;
            }
        }
        return false;
    }

    /** Ruby then goes on with the first state, and forgets the others. */
    private List<String> alternatives(Set<List<String>> states) throws LookupFailure {
        List<String> all =
                GlobPattern.alternatives(String.join("/", states.iterator().next()));
        if (all.size() > GlobPattern.MOST_ALTERNATIVES) {
            throw outside("the glob has more than " + GlobPattern.MOST_ALTERNATIVES + " alternatives");
        }
        return all;
    }

    /** What is in a directory under this name, for the states that it matches. */
    private void entry(Path path, String name, Set<List<String>> states) throws LookupFailure, IOException {
        Set<List<String>> next = new LinkedHashSet<>();
        for (List<String> state : states) {
            if (isAnyDepth(state)) {
                if (!name.startsWith(".") && !files.isLink(path) && files.isDirectory(path)) {
                    next.add(state);
                }
            } else if (GlobPattern.matches(state.get(0), name)) {
                next.add(state.subList(1, state.size()));
            }
        }
        enter(path, next, true);
    }

    /** What is there under a name that is known, {@code ..} included: a directory need not be listed for that. */
    private void plain(Path directory, String part, Set<List<String>> states, boolean listed)
            throws LookupFailure, IOException {
        Set<List<String>> next = new LinkedHashSet<>();
        for (List<String> state : states) {
            if (state.get(0).equals(part)) {
                next.add(state.subList(1, state.size()));
            }
        }
        Optional<Path> path = step(directory, part);
        if (path.isPresent() && (files.exists(path.get()) || files.isLink(path.get()))) {
            enter(path.get(), next, listed);
        }
    }

    private void enter(Path path, Set<List<String>> next, boolean listed) throws LookupFailure, IOException {
        if (next.isEmpty()) {
            return;
        }
        if (!files.isDirectory(path)) {
            if (opensWithBrace(next)) {
                // An empty alternative leaves nothing of the pattern, not even the wish for a directory.
                for (String one : alternatives(next)) {
                    if (one.isEmpty()) {
                        add(path);
                    }
                }
            } else if (next.contains(List.<String>of())) {
                add(path);
            }
            // Where only a directory will do, Ruby looks first.
            boolean looks = next.contains(List.of(""));
            if (!looks && files.isLink(path) && lists(next) && RubyPath.isRing(files, path)) {
                throw new IOException(files.display(path) + " cannot be read: too many symbolic links");
            }
            return;
        }
        if (!opensWithBrace(next)) {
            next.remove(List.<String>of());
        }
        if (!next.isEmpty()) {
            walk(path, next, listed);
        }
    }

    /** True where a directory will be listed, here or below names that need not exist. */
    private boolean lists(Set<List<String>> states) throws LookupFailure {
        Set<List<String>> left =
                opensWithBrace(states) ? Set.of(states.iterator().next()) : states;
        for (List<String> state : left) {
            for (String one : alternatives(Set.of(state))) {
                if (GlobPattern.split(one).stream().anyMatch(part -> !GlobPattern.isPlain(part))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void add(Path file) throws LookupFailure {
        inside(file);
        found.add(file);
    }
}
