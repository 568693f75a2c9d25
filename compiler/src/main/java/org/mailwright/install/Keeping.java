package org.mailwright.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailwright.tree.Manifest;
import org.mailwright.tree.Mode;
import org.mailwright.tree.Refused;
import org.mailwright.tree.Targets;

/**
 * Keeps what the first apply of a file replaces: beside it, as {@code .before-mailwright}, or in the state, where it is a
 * package's own or does not change. What is kept is never written again.
 */
final class Keeping {
    private final Machine machine;
    private final Targets targets;
    private final State state;

    Keeping(Machine machine, Targets targets, State state) {
        this.machine = machine;
        this.targets = targets;
        this.state = state;
    }

    /**
     * What is still to be kept before this work.
     *
     * @throws Refused when something else has the name of a copy
     */
    List<Original> due(Work work, Manifest manifest, Optional<Manifest> last, Optional<Journal> journal)
            throws IOException, Refused {
        Set<String> known = new HashSet<>();
        Stream.concat(last.stream(), journal.stream().map(Journal::manifest))
                .forEach(before -> before.files().forEach(item -> known.add(item.path())));
        Set<String> replaced = new HashSet<>();
        work.files().forEach(item -> replaced.add(item.path()));
        Set<String> indexed = new HashSet<>();
        manifest.actions().forEach(action -> Index.table(action).ifPresent(indexed::add));
        List<String> candidates = new ArrayList<>();
        for (Manifest.Item item : manifest.files()) {
            if (!known.contains(item.path())) {
                candidates.add(item.path());
                if (indexed.contains(item.path())) {
                    candidates.add(Index.of(item.path()));
                    replaced.add(Index.of(item.path()));
                }
            }
        }
        candidates.removeIf(path -> !Files.isRegularFile(targets.of(path), LinkOption.NOFOLLOW_LINKS));
        List<Original> kept = state.originals();
        List<Original> due = new ArrayList<>();
        if (!candidates.isEmpty()) {
            PackageDefaults defaults = PackageDefaults.below(machine.root());
            for (String path : candidates) {
                Optional<Original> before = of(path, kept);
                if (before.isEmpty() || !isKept(before.get())) {
                    due.add(original(path, replaced.contains(path), defaults, before));
                }
            }
        }
        return due;
    }

    static Optional<Original> of(String path, List<Original> originals) {
        return originals.stream()
                .filter(original -> original.path().equals(path))
                .findFirst();
    }

    boolean isKept(Original original) throws IOException {
        return Work.content(state.copy(original)).equals(original.sha256());
    }

    private Original original(String path, boolean replaced, PackageDefaults defaults, Optional<Original> before)
            throws IOException, Refused {
        Path target = targets.of(path);
        String sha256 = Work.content(target);
        Original original = new Original(
                path,
                Mode.of(Targets.number(target, "mode")),
                new Owners.Ids(Targets.number(target, "uid"), Targets.number(target, "gid")),
                sha256,
                replaced && !defaults.has(path, sha256));
        Path copy = state.copy(original);
        targets.require(copy);
        if (original.beside() && Work.exists(copy)) {
            throw new Refused(copy + ": "
                    + (before.isEmpty() ? "was not written by an apply" : "was changed since an apply wrote it")
                    + ", and is the name for what is in the place of " + path + " now: move it away");
        }
        return original;
    }

    /** The temporary files that this makes below /etc. */
    static List<String> staged(List<Original> due) {
        return due.stream()
                .filter(Original::beside)
                .map(original -> Original.copy(original.path()))
                .toList();
    }

    /** Notes what is kept, then keeps it: a copy without a note would be a stranger's to the next apply. */
    void keep(List<Original> due, Manifest manifest) throws IOException, Refused {
        if (due.isEmpty()) {
            return;
        }
        List<Original> all = new ArrayList<>(state.originals());
        all.removeIf(original -> of(original.path(), due).isPresent());
        all.addAll(due);
        all.sort(Comparator.comparing(Original::path));
        state.originals(all);
        Staging staging = new Staging(machine.disk(), targets);
        for (Original original : due) {
            Path copy = state.copy(original);
            if (!original.beside()) {
                state.makeCopies();
            }
            // A secret of the site is nobody's to read, whoever could read it before. The note has its rights.
            boolean open = original.beside()
                    && !manifest.file(original.path())
                            .map(Manifest.Item::secret)
                            .orElse(false);
            staging.copy(
                    targets.of(original.path()),
                    copy,
                    open && machine.privileged() ? Optional.of(original.ids()) : Optional.empty(),
                    open ? original.mode() : "0600",
                    original.sha256());
            staging.place(copy);
        }
    }
}
