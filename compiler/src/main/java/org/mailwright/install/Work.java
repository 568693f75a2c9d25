package org.mailwright.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.tree.HostFiles;
import org.mailwright.tree.Manifest;
import org.mailwright.tree.Mode;
import org.mailwright.tree.Refused;
import org.mailwright.tree.Sha256;
import org.mailwright.tree.Targets;

/**
 * What differs between a machine and a manifest.
 *
 * @param files to be written: of another content, or of other rights
 * @param actions to be run, in their order, each once
 * @param removals files of ours that the manifest has no more
 * @param edited files that somebody changed since the last apply and that go or are replaced
 * @param forgotten actions that an earlier apply left undone and that the manifest has no more
 * @param indexes that must be made again although their table does not change, by path, and why
 * @param unfinished true when an earlier apply did not come to its end
 */
record Work(
        List<Manifest.Item> files,
        List<Action> actions,
        List<String> removals,
        List<String> edited,
        List<Action> forgotten,
        Map<String, String> indexes,
        boolean unfinished) {
    Work {
        files = List.copyOf(files);
        actions = List.copyOf(actions);
        removals = List.copyOf(removals);
        edited = List.copyOf(edited);
        forgotten = List.copyOf(forgotten);
        indexes = Collections.unmodifiableMap(new TreeMap<>(indexes));
    }

    boolean isNone() {
        return files.isEmpty() && actions.isEmpty() && removals.isEmpty() && !unfinished;
    }

    /** Compares with the disk. Without {@code owners}, whose files they are makes no difference. */
    static Work of(
            Targets targets,
            HostFiles host,
            Optional<Manifest> last,
            Optional<Journal> journal,
            IndexMarks marks,
            Optional<Owners> owners)
            throws IOException, Refused {
        Manifest manifest = host.manifest();
        List<Manifest.Item> files = new ArrayList<>();
        Map<String, String> sums = new TreeMap<>();
        Set<String> run = new HashSet<>();
        List<String> edited = new ArrayList<>();
        Map<String, Manifest.Item> before =
                new TreeMap<>(journal.map(begun -> begun.manifest().byPath()).orElse(Map.of()));
        Map<String, Manifest.Item> applied = last.map(Manifest::byPath).orElse(Map.of());
        for (Manifest.Item item : manifest.files()) {
            Path target = targets.of(item.path());
            targets.require(target);
            String there = isRegular(target) ? host.sha256(item, target) : "";
            sums.put(item.path(), there);
            boolean same = there.equals(item.sha256());
            if (!same && isEdited(there, item.path(), applied, before)) {
                edited.add(item.path());
            }
            if (!same || !hasRights(target, item.rights(), owners)) {
                files.add(item);
                run.addAll(item.run());
            }
        }
        Set<String> candidates = new TreeSet<>(applied.keySet());
        journal.ifPresent(begun -> candidates.addAll(begun.removals()));
        for (Manifest.Item item : before.values()) {
            // Whether it got there is not known; what has its content is ours.
            if (content(targets.of(item.path())).equals(item.sha256())) {
                candidates.add(item.path());
            }
        }
        candidates.removeAll(manifest.byPath().keySet());
        List<String> removals = new ArrayList<>();
        for (String path : candidates) {
            Path target = targets.of(path);
            targets.require(target);
            if (exists(target) || exists(Index.of(target))) {
                removals.add(path);
                if (isEdited(content(target), path, applied, before)) {
                    edited.add(path);
                }
                if (Phase.form(path) == Form.DROP_IN && applied.containsKey(path)) {
                    run.addAll(applied.get(path).run());
                }
            }
        }
        journal.ifPresent(begun -> begun.pending().forEach(action -> run.add(action.id())));
        List<Action> actions = new ArrayList<>();
        Map<String, String> indexes = new TreeMap<>();
        for (Action action : new TreeSet<>(manifest.actions())) {
            String table = Index.table(action).orElse("");
            if (run.contains(action.id())) {
                actions.add(action);
            } else if (!table.isEmpty()) {
                Path file = targets.of(table);
                String sha256 = sums.containsKey(table) ? sums.get(table) : content(file);
                String fault = Index.fault(file, sha256, marks.of(table));
                if (!fault.isEmpty()) {
                    indexes.put(Index.of(table), fault);
                    actions.add(action);
                }
            }
            if (!table.isEmpty() && Files.isDirectory(Index.of(targets.of(table)), LinkOption.NOFOLLOW_LINKS)) {
                throw new Refused(Index.of(targets.of(table)) + ": is in the place of an index: move it away");
            }
        }
        List<Action> forgotten = journal.map(Journal::pending).orElse(List.of()).stream()
                .filter(action ->
                        manifest.actions().stream().noneMatch(kept -> kept.id().equals(action.id())))
                .toList();
        return new Work(files, actions, removals, edited, forgotten, indexes, journal.isPresent());
    }

    private static boolean isEdited(
            String there, String path, Map<String, Manifest.Item> applied, Map<String, Manifest.Item> before) {
        return !there.isEmpty()
                && applied.containsKey(path)
                && !applied.get(path).sha256().equals(there)
                && !(before.containsKey(path) && before.get(path).sha256().equals(there));
    }

    private static boolean hasRights(Path target, Artefact.Rights rights, Optional<Owners> owners) throws IOException {
        String mode = Mode.of(Targets.number(target, "mode"));
        Optional<Owners.Ids> ids = owners.flatMap(known -> known.ids(rights));
        return mode.equals(rights.mode())
                && (ids.isEmpty()
                        || ids.get().uid() == Targets.number(target, "uid")
                                && ids.get().gid() == Targets.number(target, "gid"));
    }

    static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** SHA-256 of a file; empty when there is none. */
    static String content(Path file) throws IOException {
        return isRegular(file) ? Sha256.of(file) : "";
    }

    private static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
