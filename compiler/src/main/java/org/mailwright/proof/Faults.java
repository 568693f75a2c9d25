package org.mailwright.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailwright.diagnostic.Diagnostic;
import org.mailwright.diagnostic.Kind;
import org.mailwright.diagnostic.Location;

/** Collects where the emitted files and the model disagree: errors at the emitted line, with the inputs behind it. */
public final class Faults {
    /** A fault of a template shows at every address: a few of them are enough. */
    private static final int MOST_OF_A_FILE = 10;

    private static final int MOST_CAUSES = 3;
    private final List<Diagnostic> findings = new ArrayList<>();
    private final Map<Place, Integer> counts = new HashMap<>();

    /** A kind of fault in one emitted file. */
    private record Place(Kind kind, String path) {}

    /**
     * Reports a fault.
     *
     * @param kind what is wrong, {@code proof-…}
     * @param line the line of the file that decides, 0 where none does
     * @param declared the inputs that say otherwise
     */
    public void add(Kind kind, EmittedFile file, int line, String message, Collection<Location> declared) {
        if (counts.merge(new Place(kind, file.path()), 1, Integer::sum) > MOST_OF_A_FILE) {
            return;
        }
        Diagnostic finding = Diagnostic.error(kind, file.at(line), message)
                .advising("mend the template, if it is the site's own; else this is a defect of Mailwright");
        List<Location> shown = new ArrayList<>();
        for (Location place : declared) {
            if (shown.size() < MOST_CAUSES && !shown.contains(place)) {
                finding = finding.seeing(place, "declared here");
                shown.add(place);
            }
        }
        for (Location cause : line > 0 ? file.causes(line) : List.<Location>of()) {
            if (shown.size() < 2 * MOST_CAUSES && !shown.contains(cause)) {
                finding = finding.seeing(cause, "the line comes from here");
                shown.add(cause);
            }
        }
        findings.add(finding);
    }

    /** All of them; what was left out is counted at its file. */
    public List<Diagnostic> findings() {
        List<Diagnostic> all = new ArrayList<>(findings);
        counts.forEach((place, count) -> {
            if (count > MOST_OF_A_FILE) {
                all.add(Diagnostic.error(
                        place.kind(), Location.file(place.path()), (count - MOST_OF_A_FILE) + " more of these"));
            }
        });
        return all.stream().sorted().distinct().toList();
    }
}
