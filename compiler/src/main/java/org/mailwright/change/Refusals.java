package org.mailwright.change;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailwright.artefact.Artefact;
import org.mailwright.artefact.Form;
import org.mailwright.artefact.Place;

/** Asks the guard about every table that changes. */
final class Refusals {
    private Refusals() {}

    /** Why the change would be refused, one line each. */
    static List<String> of(List<FileChange> files, Map<Place, Artefact> earlier, Map<Place, Artefact> later) {
        Guard guard = new Guard();
        for (FileChange file : files) {
            Place place = file.place();
            if (file.form().isTable() && !file.entries().isEmpty()) {
                guard.compare(
                        place.host().orElse("") + ":" + place.path(),
                        table(file.form(), Optional.ofNullable(earlier.get(place))),
                        table(file.form(), Optional.ofNullable(later.get(place))),
                        true);
            }
        }
        return guard.refusals();
    }

    private static GuardedTable table(Form form, Optional<Artefact> artefact) {
        GuardedTable table = new GuardedTable(form);
        artefact.ifPresent(found -> Fingerprint.write(found.body(), (text, causes) -> table.add(text)));
        return table;
    }
}
