package org.mailwright.output.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mailwright.artefact.Action;

/** Moves what is staged into place, phase by phase, and runs what must run after each. */
final class Moves {
    private static final String MAIN_CF = "/etc/postfix/main.cf";

    private final Machine machine;
    private final Targets targets;
    private final State state;
    private final Report report;
    private final Daemons daemons;
    /** Without a main.cf postmap(1) does not start, and no Postfix runs that could read one too early. */
    private final boolean mainFirst;

    Moves(Machine machine, Targets targets, State state, Report report) {
        this.machine = machine;
        this.targets = targets;
        this.state = state;
        this.report = report;
        this.daemons = new Daemons(machine);
        this.mainFirst = !Work.exists(targets.of(MAIN_CF));
    }

    /** Does it all; false when an action failed, which the journal then still has. */
    boolean make(Work work, Journal begun) throws IOException {
        Journal journal = begun;
        List<String> failed = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            for (HostManifest.Item item : work.files()) {
                if (phaseOf(item) == phase) {
                    Path target = targets.of(item.path());
                    machine.disk().rename(Targets.fresh(target), target);
                    machine.disk().sync(target.resolveSibling(""));
                }
            }
            if (phase == Phase.MAIN) {
                for (String path : work.removals()) {
                    if (Phase.isDropIn(path)) {
                        remove(path);
                    }
                }
            }
            for (Action action : List.copyOf(journal.pending())) {
                if (phase.runs(action)) {
                    if (isDone(action)) {
                        journal = journal.done(action);
                        state.begin(journal);
                    } else {
                        failed.add(action.id());
                    }
                }
            }
            if (phase != Phase.MAIN && !failed.isEmpty()) {
                report.fault("stopped before " + (phase == Phase.TABLES ? "the daemons' configuration" : "main.cf")
                        + ": the next apply tries again");
                return false;
            }
        }
        if (!failed.isEmpty()) {
            report.fault("the next apply runs again what failed");
            return false;
        }
        for (String path : work.removals()) {
            remove(path);
        }
        state.end(journal.manifest());
        return true;
    }

    private Phase phaseOf(HostManifest.Item item) {
        Phase phase = Phase.of(item);
        return phase == Phase.MAIN && mainFirst ? Phase.TABLES : phase;
    }

    /** A daemon that does not run reads its files when it starts, and has nothing to be told. */
    private boolean isDone(Action action) throws IOException {
        String fault = machine.programs().run(action.command());
        String idle = fault.isEmpty() ? "" : daemons.idle(action);
        if (fault.isEmpty()) {
            report.change(action.line() + ": done");
        } else if (!idle.isEmpty()) {
            report.note(action.line() + ": not done: " + idle);
        } else {
            report.fault(action.line() + ": " + fault);
        }
        return fault.isEmpty() || !idle.isEmpty();
    }

    /** Removes a file of ours and the index that was made of it. */
    private void remove(String path) throws IOException {
        Path target = targets.of(path);
        machine.disk().delete(target);
        machine.disk().delete(Work.index(target));
        if (Work.exists(target.resolveSibling(""))) {
            machine.disk().sync(target.resolveSibling(""));
        }
    }
}
