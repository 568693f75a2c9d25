package org.mailwright.install;

import java.util.List;
import org.mailwright.tree.Manifest;
import org.mailwright.tree.Targets;

/** Says what an apply is about to do, or would do. What is done is said when it is done. */
final class Telling {
    private final Machine machine;
    private final Targets targets;
    private final Report report;
    private final boolean noop;

    Telling(Machine machine, Targets targets, Report report, boolean noop) {
        this.machine = machine;
        this.targets = targets;
        this.report = report;
        this.noop = noop;
    }

    /** What an operator should know before it happens. */
    void tell(Work work) {
        if (work.unfinished()) {
            report.change("the last apply did not come to its end: "
                    + (noop ? "would be finished" : "this one continues it"));
        }
        for (String path : work.edited()) {
            report.note(path + ": was edited since the last apply; the edit "
                    + (noop ? "would be overwritten" : "is overwritten"));
        }
        work.forgotten()
                .forEach(action ->
                        report.note(action.line() + ": was pending; the new tree does not need it, so it is dropped"));
        if (!machine.privileged() && !work.files().isEmpty()) {
            report.note("not root: files keep the owner who installs them");
        }
        work.indexes()
                .forEach((path, fault) ->
                        report.change(path + ": " + fault + ", " + (noop ? "would be made again" : "is made again")));
    }

    /** Everything that would happen. */
    void foretell(Work work, List<Original> due) {
        tell(work);
        kept(due, "would be kept as ", report);
        for (Manifest.Item item : work.files()) {
            String what = Work.exists(targets.of(item.path())) ? "changed" : "new";
            report.change(
                    item.path() + ": " + (item.secret() ? "(secret, would be " + what + ")" : "would be " + what));
        }
        work.removals().forEach(path -> report.change(path + ": would be removed"));
        work.actions().forEach(action -> report.change(action.line() + ": would be run"));
    }

    /** What was there before the first apply, and where it is now. */
    static void kept(List<Original> due, String kept, Report report) {
        due.stream()
                .filter(Original::beside)
                .forEach(original -> report.change(original.path() + ": " + kept + Original.copy(original.path())));
    }
}
