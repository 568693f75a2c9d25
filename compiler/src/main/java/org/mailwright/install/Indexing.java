package org.mailwright.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailwright.artefact.Action;
import org.mailwright.tree.Manifest;
import org.mailwright.tree.Mode;
import org.mailwright.tree.Refused;
import org.mailwright.tree.Targets;

/**
 * Makes the indexes of tables. postmap(1) reads main.cf, and the one in its place may be the one that this apply mends, or
 * missing. Where another main.cf comes, postmap reads that one, which is put in its place only after every index is made.
 */
final class Indexing {
    private static final String MAIN_CF = "/etc/postfix/main.cf";

    private final Machine machine;
    private final Targets targets;
    private final State state;
    private final boolean staged;
    private boolean configured;
    private IndexMarks marks;

    /** Begins with the indexes that are there. */
    Indexing(Machine machine, Targets targets, State state, Work work, Manifest manifest) throws IOException, Refused {
        this.machine = machine;
        this.targets = targets;
        this.state = state;
        this.staged = work.files().stream().anyMatch(item -> item.path().equals(MAIN_CF));
        Set<String> tables = new HashSet<>();
        manifest.actions().forEach(action -> Index.table(action).ifPresent(tables::add));
        this.marks = state.indexes().only(tables);
    }

    /** Makes the index of a table. Returns what is wrong, in words; empty when it is made. */
    String make(Action action, String path) throws IOException {
        Path table = targets.of(path);
        Path index = Index.of(table);
        if (Work.exists(index) && !Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)) {
            machine.disk().delete(index);
        }
        String fault = machine.programs().run(command(action));
        if (!fault.isEmpty()) {
            return fault;
        }
        if (!Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)) {
            return "it ended well and made no " + Index.of(path);
        }
        if (!Index.hasRightsOf(table)) {
            // postmap(1) gives the rights of a table to an index that it makes, and not to one that is there.
            if (machine.privileged()) {
                machine.disk()
                        .setOwner(index, new Owners.Ids(Targets.number(table, "uid"), Targets.number(table, "gid")));
            }
            machine.disk().setMode(index, Mode.of(Targets.number(table, "mode")));
        }
        marks = marks.with(path, Index.mark(table));
        return "";
    }

    private List<String> command(Action action) throws IOException {
        List<String> command = new ArrayList<>(action.command());
        Path mainCf = Targets.fresh(targets.of(MAIN_CF));
        if (staged && Work.exists(mainCf)) {
            if (!configured) {
                state.configure(out -> Files.copy(mainCf, out));
                configured = true;
            }
            command.addAll(1, List.of("-c", State.POSTFIX));
        }
        return command;
    }

    /** Remembers what was made. What a crash forgets is made again. */
    void end() throws IOException, Refused {
        if (!marks.equals(state.indexes())) {
            state.indexes(marks);
        }
    }
}
