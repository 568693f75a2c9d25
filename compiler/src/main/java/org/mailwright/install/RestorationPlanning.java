package org.mailwright.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailwright.artefact.Action;
import org.mailwright.tree.Manifest;
import org.mailwright.tree.Mode;
import org.mailwright.tree.Refused;
import org.mailwright.tree.Targets;

/** Compares a machine with what was there before its first apply. */
final class RestorationPlanning {
    private final Machine machine;
    private final Targets targets;
    private final State state;
    private final Keeping keeping;

    RestorationPlanning(Machine machine, Targets targets, State state) {
        this.machine = machine;
        this.targets = targets;
        this.state = state;
        this.keeping = new Keeping(machine, targets, state);
    }

    /** Why it must not be done; {@code lost} gets the files whose copy is not what it was. */
    private List<String> refusals(List<Manifest> manifests, List<Original> originals, Set<String> lost)
            throws IOException, Refused {
        Map<String, Set<String>> known = new TreeMap<>();
        for (Manifest manifest : manifests) {
            manifest.files()
                    .forEach(item -> known.computeIfAbsent(item.path(), path -> new HashSet<>())
                            .add(item.sha256()));
        }
        List<String> refusals = new ArrayList<>();
        for (Original original : originals) {
            targets.require(targets.of(original.path()));
            targets.require(state.copy(original));
            String there = Work.content(targets.of(original.path()));
            if (!keeping.isKept(original) && !there.equals(original.sha256())) {
                lost.add(original.path());
                refusals.add(state.copy(original) + ": is missing or was changed, so that " + original.path()
                        + " cannot be put back");
            }
            if (!original.path().endsWith(Index.of(""))) {
                known.computeIfAbsent(original.path(), path -> new HashSet<>()).add(original.sha256());
            }
        }
        for (Map.Entry<String, Set<String>> file : known.entrySet()) {
            Path target = targets.of(file.getKey());
            targets.require(target);
            String there = Work.content(target);
            if (!there.isEmpty() && !file.getValue().contains(there)) {
                refusals.add(file.getKey() + ": was edited since the last apply; the edit would be lost");
            }
        }
        return refusals;
    }

    RestorationPlan plan(List<Manifest> manifests, Optional<Journal> journal, List<Original> originals)
            throws IOException, Refused {
        Set<String> lost = new TreeSet<>();
        List<String> refusals = refusals(manifests, originals, lost);
        List<Original> back = new ArrayList<>();
        Set<String> stay = new TreeSet<>(lost);
        for (Original original : originals) {
            stay.add(original.path());
            if (!lost.contains(original.path()) && !isBack(original)) {
                back.add(original);
            }
        }
        Set<String> places = new TreeSet<>();
        Map<String, Action> reloads = new HashMap<>();
        Set<String> unconfigured = new TreeSet<>();
        for (Manifest manifest : manifests) {
            for (Manifest.Item item : manifest.files()) {
                places.add(item.path());
                if (!stay.contains(item.path())) {
                    unconfigured.addAll(item.run());
                }
            }
            for (Action action : manifest.actions()) {
                Index.table(action).ifPresent(table -> places.add(Index.of(table)));
                if (action.id().matches("(?s)(?:reload|restart):.*")) {
                    reloads.put(action.id(), action);
                }
            }
        }
        journal.ifPresent(begun -> begun.removals().forEach(path -> {
            places.add(path);
            places.add(Index.of(path));
        }));
        List<String> removals = new ArrayList<>();
        for (String path : places) {
            boolean others = path.endsWith(Index.of("")) && !isOurs(path, manifests, journal);
            if (!stay.contains(path) && !others && Work.exists(targets.of(path))) {
                removals.add(path);
            }
        }
        return new RestorationPlan(
                back, removals, List.copyOf(new TreeSet<>(reloads.values())), unconfigured, refusals);
    }

    /** True for an index of a table of ours; one of a table that the machine has by itself stays. */
    private static boolean isOurs(String index, List<Manifest> manifests, Optional<Journal> journal) {
        return manifests.stream()
                        .flatMap(manifest -> manifest.files().stream())
                        .anyMatch(item -> Index.of(item.path()).equals(index))
                || journal.stream()
                        .flatMap(begun -> begun.removals().stream())
                        .anyMatch(path -> Index.of(path).equals(index));
    }

    private boolean isBack(Original original) throws IOException {
        Path target = targets.of(original.path());
        return Work.content(target).equals(original.sha256())
                && Mode.of(Targets.number(target, "mode")).equals(original.mode())
                && (!machine.privileged()
                        || Targets.number(target, "uid") == original.ids().uid()
                                && Targets.number(target, "gid")
                                        == original.ids().gid());
    }
}
