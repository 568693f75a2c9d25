package org.mailwright.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Form;
import org.mailwright.tree.Manifest;
import org.mailwright.tree.Refused;
import org.mailwright.tree.Targets;

/** Moves what is staged into place, phase by phase, and runs what must run after each; says what is done when it is. */
final class Moves {
    private final Machine machine;
    private final Targets targets;
    private final State state;
    private final Report report;
    private final Daemons daemons;
    private final Staging staging;

    Moves(Machine machine, Targets targets, State state, Report report) {
        this.machine = machine;
        this.targets = targets;
        this.state = state;
        this.report = report;
        this.daemons = new Daemons(machine);
        this.staging = new Staging(machine.disk(), targets);
    }

    /** Does it all; false when an action failed, which the journal then still has. */
    boolean make(Work work, Journal begun) throws IOException, Refused {
        Journal journal = begun;
        Indexing indexing = new Indexing(machine, targets, state, work, begun.manifest());
        for (Phase phase : Phase.values()) {
            for (Manifest.Item item : work.files()) {
                if (Phase.of(item) == phase) {
                    place(item);
                }
            }
            if (phase == Phase.MAIN) {
                for (String path : work.removals()) {
                    if (Phase.form(path) == Form.DROP_IN) {
                        remove(path);
                    }
                }
            }
            boolean failed = false;
            for (Action action : List.copyOf(journal.pending())) {
                if (phase.runs(action)) {
                    if (isDone(action, indexing)) {
                        journal = journal.done(action);
                        state.begin(journal);
                    } else {
                        failed = true;
                    }
                }
            }
            indexing.end();
            if (failed) {
                report.fault(
                        switch (phase) {
                            case SECRETS, TABLES ->
                                "stopped before the daemons' configuration: the next apply tries again";
                            case CONFIGURATION -> "stopped before main.cf: the next apply tries again";
                            case MAIN -> "the next apply runs again what failed";
                        });
                return false;
            }
        }
        for (String path : work.removals()) {
            remove(path);
        }
        state.end(journal.manifest());
        return true;
    }

    private void place(Manifest.Item item) throws IOException {
        Path target = targets.of(item.path());
        String what = Work.exists(target) ? "changed" : "new";
        staging.place(target);
        report.change(item.path() + ": " + (item.secret() ? "(secret, " + what + ")" : what));
    }

    /** A daemon that does not run reads its files when it starts, and has nothing to be told. */
    private boolean isDone(Action action, Indexing indexing) throws IOException {
        Optional<String> table = Index.table(action);
        String fault = table.isPresent()
                ? indexing.make(action, table.get())
                : machine.programs().run(action.command());
        return daemons.isDone(action, fault, "", report);
    }

    /** Removes a file of ours and the index that was made of it. */
    private void remove(String path) throws IOException {
        Path target = targets.of(path);
        boolean there = Work.exists(target) || Work.exists(Index.of(target));
        machine.disk().delete(target);
        machine.disk().delete(Index.of(target));
        if (Work.exists(target.resolveSibling(""))) {
            machine.disk().sync(target.resolveSibling(""));
        }
        if (there) {
            report.change(path + ": removed");
        }
    }
}
