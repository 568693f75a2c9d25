package org.mailwright.install;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.mailwright.artefact.Form;
import org.mailwright.change.Census;
import org.mailwright.change.Guard;
import org.mailwright.change.GuardedTable;
import org.mailwright.tree.HostFiles;
import org.mailwright.tree.Manifest;
import org.mailwright.tree.Refused;
import org.mailwright.tree.SourceChanged;
import org.mailwright.tree.Targets;
import org.mailwright.tree.Unfinished;

/**
 * Puts the files of a host in their places and runs what must run. Everything is staged beside its target before the
 * first target changes; from then on the journal knows what is left to do.
 */
public final class Installation implements AutoCloseable {
    private final Machine machine;
    private final Wish wish;
    private final Report report;
    private final Targets targets;
    private final State state;
    private final Keeping keeping;
    private final Optional<FileChannel> lock;

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

    private Installation(Machine machine, Wish wish, Report report) throws IOException, Refused {
        this.machine = machine;
        this.wish = wish;
        this.report = report;
        this.targets = new Targets(machine.root());
        this.state = new State(targets, machine.disk());
        this.keeping = new Keeping(machine, targets, state);
        this.lock = wish.noop() ? Optional.empty() : Optional.of(state.lock());
    }

    /**
     * Makes the machine ours until this is closed: what is installed is read after that, so that no older state follows a
     * newer one. Who only wants to see what would change does not lock, and writes nothing.
     *
     * @throws Refused when another apply is at work
     */
    public static Installation on(Machine machine, Wish wish, Report report) throws IOException, Refused {
        return new Installation(machine, wish, report);
    }

    @Override
    public void close() throws IOException {
        if (lock.isPresent()) {
            lock.get().close();
        }
    }

    /**
     * Makes the machine what the files say.
     *
     * @throws Refused when it must not be begun on this machine; nothing has changed then
     * @throws Unfinished when a file cannot be written; the next apply finishes what was begun
     * @throws IOException when something cannot be read; nothing has changed then
     */
    public Result apply(HostFiles files) throws IOException, Refused {
        Optional<Owners> owners = owners(files.manifest());
        for (Manifest.Item item : files.manifest().files()) {
            targets.require(targets.of(item.path()));
        }
        if (!wish.noop()) {
            state.unstage();
        }
        Optional<Journal> journal = state.journal();
        Optional<Manifest> last = state.last();
        Work work = Work.of(targets, files, last, journal, state.indexes(), owners);
        List<Original> due = keeping.due(work, files.manifest(), last, journal);
        Telling telling = new Telling(machine, targets, report, wish.noop());
        if (wish.noop()) {
            telling.foretell(work, due);
        }
        if (isRefused(work, files, last, journal)) {
            return Result.REFUSED;
        }
        if (wish.noop()) {
            return work.isNone() ? Result.NOTHING : Result.CHANGED;
        }
        if (!work.isNone()) {
            telling.tell(work);
            return install(work, files, owners, due);
        }
        if (!last.equals(Optional.of(files.manifest()))) {
            keeping.keep(due, files.manifest());
            state.end(files.manifest());
        }
        return Result.NOTHING;
    }

    /**
     * Puts back what was there before the first apply, and removes the rest.
     *
     * @throws Refused when it must not be begun on this machine; nothing has changed then
     * @throws Unfinished when a file cannot be written; the same call again does the rest
     */
    public Result restore(String host) throws IOException, Refused {
        if (!wish.noop()) {
            state.unstage();
        }
        return new Restoration(machine, wish, report, targets, state).restore(host);
    }

    /** What was counted for the last apply here. */
    public Census census() throws IOException, Refused {
        return census(state.last(), state.journal());
    }

    private static Census census(Optional<Manifest> last, Optional<Journal> journal) {
        return last.or(() -> journal.map(Journal::manifest))
                .map(Manifest::census)
                .orElseGet(Census::none);
    }

    /** The owners that exist, if they can be set. */
    private Optional<Owners> owners(Manifest manifest) throws IOException, Refused {
        if (!machine.privileged()) {
            return Optional.empty();
        }
        Owners owners = Owners.read(machine.root());
        TreeSet<String> missing = new TreeSet<>();
        for (Manifest.Item item : manifest.files()) {
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

    private Result install(Work work, HostFiles files, Optional<Owners> owners, List<Original> due)
            throws IOException, Refused {
        try {
            stage(work, files, owners, due);
            keeping.keep(due, files.manifest());
            Telling.kept(due, "kept as ", report);
        } catch (IOException e) {
            unstage(e);
            if (e instanceof SourceChanged) {
                throw e;
            }
            throw new Refused(String.valueOf(e.getMessage()));
        }
        try {
            Journal journal = new Journal(files.manifest(), work.actions(), work.removals());
            state.begin(journal);
            boolean done = new Moves(machine, targets, state, report).make(work, journal);
            state.unstage();
            return done ? Result.CHANGED : Result.FAILED;
        } catch (IOException e) {
            unstage(e);
            throw new Unfinished(e);
        }
    }

    private void unstage(IOException after) throws Refused {
        try {
            state.unstage();
        } catch (IOException e) {
            after.addSuppressed(e);
        }
    }

    private boolean isRefused(Work work, HostFiles files, Optional<Manifest> last, Optional<Journal> journal)
            throws IOException {
        if (journal.map(begun -> begun.manifest().equals(files.manifest())).orElse(false)) {
            // It passed when it was begun, and a table that is half the way is no measure.
            return false;
        }
        Guard guard = new Guard();
        guard.compare(census(last, journal), files.manifest().census());
        for (Manifest.Item item : work.files()) {
            if (item.form().isTable() && Work.exists(targets.of(item.path()))) {
                guard.compare(
                        item.path(),
                        installed(item.path(), item.form()),
                        table(item.form(), out -> files.write(item, out)),
                        isOurs(item.path(), last, journal));
            }
        }
        for (String path : work.removals()) {
            Form form = Phase.form(path);
            if (form.isTable() && Work.exists(targets.of(path))) {
                guard.compare(path, installed(path, form), new GuardedTable(form), isOurs(path, last, journal));
            }
        }
        List<String> refusals = new ArrayList<>(guard.refusals());
        if (files.manifest().release().isPresent()) {
            MachineRelease.refusal(machine.root(), files.manifest().release().get())
                    .ifPresent(refusals::add);
        }
        for (String refusal : refusals) {
            if (wish.force().isPresent()) {
                report.note("forced (" + wish.force().get() + "): " + refusal);
            } else {
                report.fault("refused: " + refusal);
            }
        }
        return !refusals.isEmpty() && wish.force().isEmpty();
    }

    /** True for a table of an apply before this one, also of one that did not come to its end. */
    private boolean isOurs(String path, Optional<Manifest> last, Optional<Journal> journal) throws IOException {
        Optional<Manifest.Item> begun =
                journal.flatMap(found -> found.manifest().file(path));
        return last.isPresent() || begun.isPresent() && begun.get().sha256().equals(Work.content(targets.of(path)));
    }

    private GuardedTable installed(String path, Form form) throws IOException {
        return table(form, out -> Files.copy(targets.of(path), out));
    }

    private static GuardedTable table(Form form, Disk.Content content) throws IOException {
        GuardedTable table = new GuardedTable(form);
        try (LineOutput lines = new LineOutput(table::add)) {
            content.writeTo(lines);
        }
        return table;
    }

    /** Writes every file beside its target. */
    private void stage(Work work, HostFiles files, Optional<Owners> owners, List<Original> due) throws IOException {
        List<String> paths = new ArrayList<>(Keeping.staged(due));
        work.files().forEach(item -> paths.add(item.path()));
        state.stage(paths);
        Staging staging = new Staging(machine.disk(), targets);
        for (Manifest.Item item : work.files()) {
            String written = staging.stage(
                    targets.of(item.path()),
                    owners.flatMap(known -> known.ids(item.rights())),
                    item.rights().mode(),
                    out -> files.write(item, out));
            if (!written.equals(item.sha256())) {
                throw new SourceChanged(item.path());
            }
        }
    }
}
