package org.mailwright.output.install;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.mailwright.artefact.Action;
import org.mailwright.change.Guard;
import org.mailwright.change.GuardedTable;

/**
 * Puts the files of a host in their places and runs what must run. Everything is staged beside its target before the
 * first target changes; from then on the journal knows what is left to do.
 */
public final class Installation {
    private final Machine machine;
    private final HostTree tree;
    private final HostManifest manifest;
    private final Report report;
    private final Targets targets;
    private final State state;

    /** How an apply ended. */
    public enum Result {
        NOTHING,
        CHANGED,
        /** An action failed; the next apply runs it again. */
        FAILED,
        /** By the guard. */
        REFUSED
    }

    /**
     * What is asked for.
     *
     * @param noop true to tell what would change, and to change nothing
     * @param force why the guard's refusal does not hold; empty when it holds
     */
    public record Wish(boolean noop, Optional<String> force) {}

    private Installation(Machine machine, HostTree tree, Report report) {
        this.machine = machine;
        this.tree = tree;
        this.manifest = tree.manifest();
        this.report = report;
        this.targets = new Targets(machine.root());
        this.state = new State(targets, machine.disk());
    }

    /**
     * Makes a machine what the tree says.
     *
     * @throws Refused when it must not be begun on this machine; nothing has changed then
     * @throws Unfinished when a file cannot be written; the next apply finishes what was begun
     * @throws IOException when something cannot be read; nothing has changed then
     */
    public static Result apply(Machine machine, HostTree tree, Wish wish, Report report) throws IOException, Refused {
        Installation installation = new Installation(machine, tree, report);
        Optional<Owners> owners = installation.owners();
        if (wish.noop()) {
            return installation.preview(owners, wish);
        }
        for (HostManifest.Item item : installation.manifest.files()) {
            installation.targets.require(installation.targets.of(item.path()));
        }
        FileChannel lock = installation.state.lock();
        try {
            installation.state.unstage();
            return installation.apply(owners, wish);
        } finally {
            lock.close();
        }
    }

    /** The owners that exist, if they can be set. */
    private Optional<Owners> owners() throws IOException, Refused {
        if (!machine.privileged()) {
            return Optional.empty();
        }
        Owners owners = Owners.read(machine.root());
        TreeSet<String> missing = new TreeSet<>();
        for (HostManifest.Item item : manifest.files()) {
            if (owners.ids(item.rights()).isEmpty()) {
                missing.add(item.rights().owner() + ":" + item.rights().group());
            }
        }
        if (!missing.isEmpty()) {
            throw new Refused(String.join(", ", missing)
                    + ": no such user or group on this machine: install the daemons' packages first");
        }
        return Optional.of(owners);
    }

    private Result preview(Optional<Owners> owners, Wish wish) throws IOException, Refused {
        Optional<Journal> journal = state.journal();
        Optional<HostManifest> last = state.last();
        Work work = Work.of(targets, manifest, last, journal, owners);
        tell(work, true);
        if (isRefused(work, last, journal, wish)) {
            return Result.REFUSED;
        }
        return work.isNone() ? Result.NOTHING : Result.CHANGED;
    }

    private Result apply(Optional<Owners> owners, Wish wish) throws IOException, Refused {
        Optional<Journal> journal = state.journal();
        Optional<HostManifest> last = state.last();
        Work work = Work.of(targets, manifest, last, journal, owners);
        if (work.isNone()) {
            if (!last.equals(Optional.of(manifest))) {
                state.end(manifest);
            }
            return Result.NOTHING;
        }
        if (isRefused(work, last, journal, wish)) {
            return Result.REFUSED;
        }
        tell(work, false);
        try {
            stage(work, owners);
            state.begin(new Journal(manifest, work.actions(), work.removals()));
            boolean done = install(work);
            state.unstage();
            return done ? Result.CHANGED : Result.FAILED;
        } catch (IOException e) {
            try {
                state.unstage();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw new Unfinished(e);
        }
    }

    private void tell(Work work, boolean noop) {
        String would = noop ? "would be " : "";
        if (work.unfinished()) {
            report.change("the last apply did not come to its end: " + (noop ? "would be finished" : "finished now"));
        }
        for (String path : work.edited()) {
            report.note(path + ": was edited by hand since the last apply, which is lost");
        }
        for (Action action : work.forgotten()) {
            report.note(command(action) + ": was still to be run, and this tree has it no more");
        }
        if (!machine.privileged() && !work.files().isEmpty()) {
            report.note("not root: files keep the owner who installs them");
        }
        for (HostManifest.Item item : work.files()) {
            String what = Work.exists(targets.of(item.path())) ? "changed" : "new";
            report.change(item.path() + ": " + (item.secret() ? "(secret, " + would + what + ")" : would + what));
        }
        work.removals().forEach(path -> report.change(path + ": " + would + "removed"));
        if (noop) {
            work.actions().forEach(action -> report.change(command(action) + ": would be run"));
        }
    }

    private static String command(Action action) {
        return String.join(" ", action.command());
    }

    private boolean isRefused(Work work, Optional<HostManifest> last, Optional<Journal> journal, Wish wish)
            throws IOException {
        if (journal.map(begun -> begun.manifest().equals(manifest)).orElse(false)) {
            // It passed when it was begun, and a table that is half the way is no measure.
            return false;
        }
        Guard guard = new Guard();
        for (HostManifest.Item item : work.files()) {
            if (GuardedTable.isTable(item.path()) && Work.exists(targets.of(item.path()))) {
                guard.compare(
                        item.path(),
                        installed(item.path()),
                        table(item.path(), tree.open(item)),
                        isOurs(item.path(), last, journal));
            }
        }
        for (String path : work.removals()) {
            if (GuardedTable.isTable(path) && Work.exists(targets.of(path))) {
                guard.compare(path, installed(path), new GuardedTable(path), isOurs(path, last, journal));
            }
        }
        for (String refusal : guard.refusals()) {
            if (wish.force().isPresent()) {
                report.note("forced (" + wish.force().get() + "): " + refusal);
            } else {
                report.fault("refused: " + refusal);
            }
        }
        return !guard.refusals().isEmpty() && wish.force().isEmpty();
    }

    /** True for a table of an apply before this one, also of one that did not come to its end. */
    private boolean isOurs(String path, Optional<HostManifest> last, Optional<Journal> journal) throws IOException {
        Optional<HostManifest.Item> begun =
                journal.flatMap(found -> found.manifest().file(path));
        return last.isPresent() || begun.isPresent() && begun.get().sha256().equals(Work.content(targets.of(path)));
    }

    private GuardedTable installed(String path) throws IOException {
        return table(path, Files.newInputStream(targets.of(path)));
    }

    private static GuardedTable table(String path, InputStream content) throws IOException {
        GuardedTable table = new GuardedTable(path);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                table.add(line);
            }
        }
        return table;
    }

    /** Writes every file beside its target, with its rights before its content. */
    private void stage(Work work, Optional<Owners> owners) throws IOException {
        state.stage(work.files().stream().map(HostManifest.Item::path).toList());
        Disk disk = machine.disk();
        for (HostManifest.Item item : work.files()) {
            Path target = targets.of(item.path());
            for (Path up : targets.directories(target)) {
                if (!Work.exists(up)) {
                    disk.makeDirectory(up, "0755");
                    disk.sync(up.resolveSibling(""));
                }
            }
            Path fresh = Targets.fresh(target);
            disk.delete(fresh);
            disk.create(fresh);
            Optional<Owners.Ids> ids = owners.flatMap(known -> known.ids(item.rights()));
            if (ids.isPresent()) {
                disk.setOwner(fresh, ids.get());
            }
            disk.setMode(fresh, item.rights().mode());
            MessageDigest digest = Sha256.digest();
            try (InputStream content = new DigestInputStream(tree.open(item), digest)) {
                disk.write(fresh, content);
            }
            if (!Sha256.hex(digest).equals(item.sha256())) {
                throw new IOException(item.path() + ": its file in the tree changed while it was read");
            }
            disk.sync(fresh);
        }
    }

    /** Moves what is staged into place, in order; false when an action failed. */
    private boolean install(Work work) throws IOException {
        Journal journal = new Journal(manifest, work.actions(), work.removals());
        List<String> failed = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            for (HostManifest.Item item : work.files()) {
                if (Phase.of(item) == phase) {
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
                    String fault = machine.programs().run(action.command());
                    if (fault.isEmpty()) {
                        report.change(command(action) + ": done");
                        journal = journal.done(action);
                        state.begin(journal);
                    } else {
                        report.fault(command(action) + ": " + fault);
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
        state.end(manifest);
        return true;
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
