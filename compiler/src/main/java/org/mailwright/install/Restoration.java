package org.mailwright.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailwright.artefact.Action;
import org.mailwright.artefact.Form;
import org.mailwright.tree.Manifest;
import org.mailwright.tree.Refused;
import org.mailwright.tree.Targets;
import org.mailwright.tree.Unfinished;

/**
 * Makes a machine what it was before its first apply. The state is forgotten last: until then the same call does the rest,
 * whatever stopped it, and an apply can take over.
 */
final class Restoration {
    private final Machine machine;
    private final Installation.Wish wish;
    private final Report report;
    private final Targets targets;
    private final State state;
    private final Keeping keeping;

    Restoration(Machine machine, Installation.Wish wish, Report report, Targets targets, State state) {
        this.machine = machine;
        this.wish = wish;
        this.report = report;
        this.targets = targets;
        this.state = state;
        this.keeping = new Keeping(machine, targets, state);
    }

    Installation.Result restore(String host) throws IOException, Refused {
        Optional<Manifest> last = state.last();
        Optional<Journal> journal = state.journal();
        List<Manifest> manifests = Stream.concat(last.stream(), journal.stream().map(Journal::manifest))
                .toList();
        List<Original> originals = state.originals();
        for (Manifest manifest : manifests) {
            if (!manifest.host().equals(host)) {
                throw new Refused("the last apply here was for " + manifest.host() + ", not for " + host);
            }
        }
        if (manifests.isEmpty() && originals.isEmpty()) {
            report.note("no apply was here: there is nothing to put back");
            return Installation.Result.NOTHING;
        }
        RestorationPlan plan = new RestorationPlanning(machine, targets, state).plan(manifests, journal, originals);
        if (wish.noop()) {
            plan.back().forEach(original -> report.change(original.path() + ": would be put back"));
            plan.removals().forEach(path -> report.change(path + ": would be removed"));
            plan.reloads().forEach(action -> report.change(action.line() + ": would be run"));
        }
        for (String refusal : plan.refusals()) {
            if (wish.force().isPresent()) {
                report.note("forced (" + wish.force().get() + "): " + refusal);
            } else {
                report.fault("refused: " + refusal);
            }
        }
        if (!plan.refusals().isEmpty() && wish.force().isEmpty()) {
            return Installation.Result.REFUSED;
        }
        if (wish.noop()) {
            return Installation.Result.CHANGED;
        }
        stage(plan);
        try {
            boolean done = make(plan);
            if (done) {
                rights(manifests);
                state.unstage();
                state.forget(originals);
            } else {
                state.unstage();
            }
            return done ? Installation.Result.CHANGED : Installation.Result.FAILED;
        } catch (IOException e) {
            unstage(e);
            throw new Unfinished(e);
        }
    }

    private void stage(RestorationPlan plan) throws IOException, Refused {
        try {
            state.stage(plan.back().stream().map(Original::path).toList());
            Staging staging = new Staging(machine.disk(), targets);
            for (Original original : plan.back()) {
                Path copy = keeping.isKept(original) ? state.copy(original) : targets.of(original.path());
                staging.copy(
                        copy,
                        targets.of(original.path()),
                        machine.privileged() ? Optional.of(original.ids()) : Optional.empty(),
                        original.mode(),
                        original.sha256());
            }
        } catch (IOException e) {
            unstage(e);
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    private void unstage(IOException after) throws Refused {
        try {
            state.unstage();
        } catch (IOException e) {
            after.addSuppressed(e);
        }
    }

    /** Old files into their places, main.cf and master.cf last; what daemons read by itself goes; reloads; the rest goes. */
    private boolean make(RestorationPlan plan) throws IOException {
        for (boolean main : new boolean[] {false, true}) {
            for (Original original : plan.back()) {
                if ((Phase.form(original.path()) == Form.MAIN) == main) {
                    new Staging(machine.disk(), targets).place(targets.of(original.path()));
                    report.change(original.path() + ": put back");
                }
            }
        }
        List<String> later = new ArrayList<>();
        for (String path : plan.removals()) {
            if (Phase.form(path) == Form.DROP_IN) {
                remove(path);
            } else {
                later.add(path);
            }
        }
        boolean done = true;
        Daemons daemons = new Daemons(machine);
        for (Action action : plan.reloads()) {
            String excuse = plan.unconfigured().contains(action.id())
                    ? "it had no configuration before the first apply; stop it, or configure it"
                    : "";
            done &= daemons.isDone(action, machine.programs().run(action.command()), excuse, report);
        }
        if (!done) {
            report.fault("apply --restore runs again what failed");
            return false;
        }
        for (String path : later) {
            remove(path);
        }
        return true;
    }

    private void remove(String path) throws IOException {
        Path target = targets.of(path);
        machine.disk().delete(target);
        machine.disk().sync(target.resolveSibling(""));
        report.change(path + ": removed");
    }

    /** Names what only an operator can take back. */
    private void rights(List<Manifest> manifests) {
        for (Manifest manifest : manifests) {
            for (Action action : manifest.actions()) {
                if (action.id().startsWith("rights:")) {
                    report.note(action.line() + ": stays; dpkg-statoverride --remove "
                            + action.id().substring("rights:".length()) + " takes it back");
                }
            }
        }
    }
}
