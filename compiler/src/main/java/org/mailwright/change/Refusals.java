package org.mailwright.change;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.artefact.Artefact;

/** Asks the guard about every table that changes. */
final class Refusals {
    private Refusals() {}

    /** Why the change would be refused, one line each. */
    static List<String> of(List<FileChange> files, Map<String, Artefact> earlier, Map<String, Artefact> later) {
        Guard guard = new Guard();
        for (FileChange file : files) {
            boolean table = !file.path().host().isEmpty()
                    && GuardedTable.isTable(file.path().place());
            if (table && !file.entries().isEmpty()) {
                String path = file.path().toString();
                guard.compare(
                        file.path().host() + ":" + file.path().place(),
                        table(file.path(), Optional.ofNullable(earlier.get(path))),
                        table(file.path(), Optional.ofNullable(later.get(path))),
                        true);
            }
        }
        return guard.refusals();
    }

    private static GuardedTable table(FilePath path, Optional<Artefact> artefact) {
        GuardedTable table = new GuardedTable(path.place());
        artefact.ifPresent(found -> Fingerprint.write(found.body(), (text, causes) -> table.add(text)));
        return table;
    }
}
